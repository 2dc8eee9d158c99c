package dev.switchboard.http;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Refuses bodies that say they are too large before anybody reads them: they may come slowly, and a thread would wait. {@code web.xml}
 * names it, so that no lane comes first, and JAX-RS, which looks into forms before its own filters do, comes later.
 */
public class AnnouncedLength extends HttpFilter {
    private static final long serialVersionUID = 1;

    @Inject
    private transient RequestBody requestBody;

    @Override
    protected void doFilter(HttpServletRequest call, HttpServletResponse response, FilterChain others)
            throws IOException, ServletException {
        if (requestBody.isWithinLimit(call.getContentLengthLong())) {
            others.doFilter(call, response);
        } else {
            requestBody.tooLarge().problem().toAnswer(call.getRequestURI()).writeTo(response);
        }
    }
}

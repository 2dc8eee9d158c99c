package dev.switchboard.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Refuses bodies that say they are too large before any resource reads them: they may come slowly, and a thread would wait. */
@Provider
@ApplicationScoped
public class AnnouncedLength implements ContainerRequestFilter {
    private static final int MOST_DIGITS = 18;

    @Inject
    private RequestBody requestBody;

    @Override
    public void filter(ContainerRequestContext call) {
        String length = call.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        if (length != null && length.length() <= MOST_DIGITS && length.chars().allMatch(Character::isDigit)) {
            requestBody.requireWithin(Long.valueOf(length));
        }
    }
}

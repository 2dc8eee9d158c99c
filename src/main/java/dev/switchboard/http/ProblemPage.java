package dev.switchboard.http;

import dev.switchboard.exchange.Fault;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** {@code /problems/{name}}: the page that a problem's type leads to. */
@WebServlet("/problems/*")
public class ProblemPage extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>%1$s</title>
            <link rel="icon" href="/assets/icon.svg">
            <link rel="stylesheet" href="/assets/base.css">
            <body class="page">
            <main>
            <h1>%1$s</h1>
            <p><code>%2$s</code>, HTTP status %3$d</p>
            <p>%4$s</p>
            </main>
            </body>
            </html>
            """;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("/");
        Optional<Fault> fault = Arrays.stream(Fault.values())
                .filter(candidate -> path.equals("/" + candidate.problem()))
                .findFirst();
        if (fault.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        byte[] page = page(fault.get()).getBytes(StandardCharsets.UTF_8);
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }

    private static String page(Fault fault) {
        return PAGE.formatted(fault.title(), fault.problem(), fault.status(), fault.advice());
    }
}

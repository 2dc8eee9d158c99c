package dev.switchboard.description;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;

/**
 * {@code /openapi}: what is answered over HTTP, as OpenAPI 3.1; as YAML, unless JSON is asked for (MicroProfile OpenAPI 3.1, section 5).
 * It is {@code docs/openapi.yaml}, for the server's own, which is switched off, knows OpenAPI 3.0 alone.
 */
@WebServlet("/openapi")
public class OpenApiServlet extends DescriptionServlet {
    private static final long serialVersionUID = 1;
    private static final Source SOURCE = new Source("/META-INF/openapi.yaml");

    public OpenApiServlet() {
        super(Notation.YAML);
    }

    /** The YAML as it was written. */
    @Override
    byte[] document(Notation notation, HttpServletRequest call) {
        return notation == Notation.YAML ? SOURCE.bytes() : notation.write(SOURCE.document());
    }
}

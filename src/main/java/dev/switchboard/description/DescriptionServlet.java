package dev.switchboard.description;

import dev.switchboard.http.Answer;
import dev.switchboard.http.ProblemException;
import dev.switchboard.http.ProblemMapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers with a document in the notation that its reader wants. */
abstract class DescriptionServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final int OK = 200;

    private final Notation usual;

    /** @param usual the notation for those who don't say */
    DescriptionServlet(Notation usual) {
        this.usual = usual;
    }

    /** @param notation in which it is written */
    abstract byte[] document(Notation notation, HttpServletRequest call);

    @Override
    protected final void doGet(HttpServletRequest call, HttpServletResponse response) throws IOException {
        try {
            Notation wanted = Notation.wanted(call, usual);
            new Answer(OK, wanted.mediaType(), document(wanted, call))
                    .with("Vary", "Accept")
                    .writeTo(response);
        } catch (ProblemException e) {
            ProblemMapper.problem(e).toAnswer(call.getRequestURI()).writeTo(response);
        }
    }
}

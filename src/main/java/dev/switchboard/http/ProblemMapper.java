package dev.switchboard.http;

import dev.switchboard.exchange.Fault;
import dev.switchboard.exchange.LedgerUnavailableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;
import java.util.concurrent.CompletionException;

/** The one place where an exception becomes an answer. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = System.getLogger(ProblemMapper.class.getName());

    @Context
    private UriInfo uri;

    @Override
    public Response toResponse(Throwable thrown) {
        Answer answer = problem(thrown).toAnswer(uri.getRequestUri().getRawPath());
        if (thrown instanceof NotAllowedException notAllowed) {
            answer.with(HttpHeaders.ALLOW, notAllowed.getResponse().getHeaderString(HttpHeaders.ALLOW));
        }
        return answer.toResponse();
    }

    /** The problem that an exception stands for; what isn't foreseen is logged, and told without its inside. */
    public static Problem problem(Throwable thrown) {
        if (thrown instanceof CompletionException && thrown.getCause() != null) {
            return problem(thrown.getCause());
        }
        if (thrown instanceof ProblemException ours) {
            return ours.problem();
        }
        if (thrown instanceof WebApplicationException theirs) {
            return problem(theirs.getResponse().getStatus());
        }
        if (thrown instanceof LedgerUnavailableException) {
            LOG.log(Level.WARNING, "Refused a call for want of the database", thrown);
            return new Problem(Fault.LEDGER_UNAVAILABLE, "Nothing was changed; ask again");
        }
        return internalError(thrown);
    }

    /** What JAX-RS itself refuses, before any resource is called. */
    static Problem problem(int status) {
        return switch (status) {
            case 404 -> new Problem(Fault.NOT_FOUND, "See /api for what there is");
            case 405 -> new Problem(Fault.METHOD_NOT_ALLOWED, "The Allow header names the methods that it takes");
            case 406 -> new Problem(Fault.NOT_ACCEPTABLE, "Widen the Accept header");
            case 415 -> new Problem(Fault.UNSUPPORTED_MEDIA_TYPE, "Send Content-Type: application/json");
            default ->
                status < 500
                        ? new Problem(Fault.INVALID_REQUEST, "The server could not read the request")
                        : internalError(new IllegalStateException("status " + status));
        };
    }

    private static Problem internalError(Throwable thrown) {
        String reference = UUID.randomUUID().toString();
        LOG.log(Level.ERROR, "Internal error " + reference, thrown);
        return new Problem(Fault.INTERNAL_ERROR, "The log has the details under " + reference);
    }
}

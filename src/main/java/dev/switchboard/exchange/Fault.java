package dev.switchboard.exchange;

/** Everything that can go wrong, once: the name that callers see, the HTTP status that goes with it, and what to do. */
public enum Fault {
    BODY_TOO_LARGE(
            "body-too-large",
            413,
            "The body is larger than the limit",
            "Send less, or let the operator raise SWITCHBOARD_BODY_LIMIT."),
    BROKER_UNAVAILABLE(
            "broker-unavailable",
            503,
            "The message broker can't be reached",
            "Ask again after Retry-After: the connection is looked for twice a second. Where the connection broke while the"
                    + " request was being sent, the service may have got it."),
    INTERNAL_ERROR(
            "internal-error",
            500,
            "Something went wrong inside Switchboard",
            "Give the operator the reference in the detail: the log has what happened under it."),
    INVALID_REQUEST(
            "invalid-request",
            400,
            "The request can't be read",
            "The detail says what is wrong; mend it and ask again."),
    LEDGER_UNAVAILABLE(
            "ledger-unavailable",
            503,
            "The database can't be reached",
            "Nothing was changed. Ask again; requests whose callers wait go on meanwhile."),
    METHOD_NOT_ALLOWED(
            "method-not-allowed",
            405,
            "This address doesn't take that method",
            "OPTIONS tells which methods it takes, in the header Allow."),
    NO_RESPONDER(
            "no-responder",
            503,
            "Nothing listens to the service's requests",
            "Nothing was sent. Start a replier that consumes the queue of the service's name; the next call finds it."),
    NOT_ACCEPTABLE("not-acceptable", 406, "No representation that the caller accepts", "Widen the header Accept."),
    NOT_FOUND("not-found", 404, "Nothing is at this address", "Look for a slip in the path."),
    OVERLOADED(
            "overloaded",
            503,
            "More exchanges are outstanding than this node takes",
            "Nothing was sent. Ask again after Retry-After; if it stays so, repliers are too slow or too few."),
    REPLY_TIMEOUT(
            "reply-timeout",
            504,
            "No reply before the deadline",
            "The service may have got the request, and may still work on it. Ask for more time by Prefer: wait=N, up to"
                    + " what the service is declared with."),
    SHUTTING_DOWN(
            "shutting-down", 503, "This node is being stopped", "Ask again: another node answers, or this one, later."),
    UNKNOWN_SERVICE(
            "unknown-service",
            404,
            "The service is not declared",
            "GET /api/services lists those that are; PUT /api/services/{name} declares one."),
    UNREADABLE_FIELD(
            "unreadable-field",
            422,
            "A field has a value that can't be used",
            "The detail names the field and what it may be."),
    UNSUPPORTED_MEDIA_TYPE(
            "unsupported-media-type",
            415,
            "The content type is not one that is understood here",
            "Send JSON as Content-Type: application/json.");

    private final String problem;
    private final int status;
    private final String title;
    private final String advice;

    Fault(String problem, int status, String title, String advice) {
        this.problem = problem;
        this.status = status;
        this.title = title;
        this.advice = advice;
    }

    /** The last part of the problem's type, {@code /problems/{name}}. */
    public String problem() {
        return problem;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** What whoever meets it can do. */
    public String advice() {
        return advice;
    }
}

package dev.switchboard.exchange;

/** Everything that can go wrong, once: the name that callers see and the HTTP status that goes with it. */
public enum Fault {
    BODY_TOO_LARGE("body-too-large", 413, "The body is larger than the limit"),
    BROKER_UNAVAILABLE("broker-unavailable", 503, "The message broker can't be reached"),
    INTERNAL_ERROR("internal-error", 500, "Something went wrong inside Switchboard"),
    INVALID_REQUEST("invalid-request", 400, "The request can't be read"),
    LEDGER_UNAVAILABLE("ledger-unavailable", 503, "The database can't be reached"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "This address doesn't take that method"),
    NO_RESPONDER("no-responder", 503, "Nothing listens to the service's requests"),
    NOT_ACCEPTABLE("not-acceptable", 406, "No representation that the caller accepts"),
    NOT_FOUND("not-found", 404, "Nothing is at this address"),
    OVERLOADED("overloaded", 503, "More exchanges are outstanding than this node takes"),
    REPLY_TIMEOUT("reply-timeout", 504, "No reply before the deadline"),
    SHUTTING_DOWN("shutting-down", 503, "This node is being stopped"),
    UNKNOWN_SERVICE("unknown-service", 404, "The service is not declared"),
    UNREADABLE_FIELD("unreadable-field", 422, "A field has a value that can't be used"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The content type is not one that is understood here");

    private final String problem;
    private final int status;
    private final String title;

    Fault(String problem, int status, String title) {
        this.problem = problem;
        this.status = status;
        this.title = title;
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
}

package dev.switchboard.exchange;

/** Everything that can go wrong, once: the name that callers see, the HTTP status that goes with it, and what to do. */
public enum Fault {
    ALREADY_ENDED(
            "already-ended",
            409,
            "The exchange has ended",
            "It can't be cancelled any more; GET it to see how it ended."),
    BODY_TIMEOUT(
            "body-timeout",
            408,
            "The body did not come in time",
            "Send it at once, or in smaller parts, or let the operator raise SWITCHBOARD_BODY_TIMEOUT."),
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
    CROSS_SITE_REQUEST(
            "cross-site-request",
            403,
            "The request was made by another site's page",
            "A browser's session is good for Switchboard's own pages alone. Programs send a key in the header Authorization."),
    DELIVERY_PENDING(
            "delivery-pending",
            409,
            "The first attempt to deliver it has not ended",
            "GET the exchange to see how it ends; after that it can be delivered again."),
    EXCHANGE_CANCELLED(
            "exchange-cancelled",
            410,
            "The exchange was cancelled",
            "There will be no reply. Send the request again if it is wanted after all."),
    FORBIDDEN(
            "forbidden",
            403,
            "The caller may not do that",
            "The detail names the role or the limit; an operator can make a key that has what is missing."),
    IDEMPOTENCY_KEY_IN_USE(
            "idempotency-key-in-use",
            409,
            "The first request with this Idempotency-Key is still being accepted",
            "Send it again after Retry-After: then its exchange is known."),
    IDEMPOTENCY_KEY_REUSED(
            "idempotency-key-reused",
            422,
            "This Idempotency-Key came with another request before",
            "Use a new key for each new request, and an old one only to repeat exactly what it came with."),
    INTERNAL_ERROR(
            "internal-error",
            500,
            "Something went wrong inside Switchboard",
            "Give the operator the reference in the detail: the log has what happened under it."),
    INVALID_KEY(
            "invalid-key",
            401,
            "The key or token is not accepted",
            "It may be mistyped, revoked, expired or rotated out. Ask an operator for another."),
    INVALID_REQUEST(
            "invalid-request",
            400,
            "The request can't be read",
            "The detail says what is wrong; mend it and ask again."),
    KEY_REVOKED("key-revoked", 409, "The key has been revoked", "It can't be rotated any more; make another."),
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
    NOT_AUTHENTICATED(
            "not-authenticated",
            401,
            "It isn't known who calls",
            "Send Authorization: Bearer and an API key, or sign in on the pages."),
    NOT_FOUND("not-found", 404, "Nothing is at this address", "Look for a slip in the path."),
    OVERLOADED(
            "overloaded",
            503,
            "More exchanges are outstanding than this node takes",
            "Nothing was sent. Ask again after Retry-After; if it stays so, repliers are too slow or too few."),
    RATE_LIMITED(
            "rate-limited", 429, "Too many calls in a short time", "Ask again after Retry-After, and then less often."),
    REPLIER_FAULT(
            "replier-fault",
            502,
            "The replier could not do what was asked",
            "The reply says why, as it came: the detail tells where it is."),
    REPLIER_GAVE_UP(
            "replier-gave-up",
            502,
            "The replier could not handle the request",
            "It took the request several times and never finished; the request lies in switchboard.given-up, and its"
                    + " operator may know more."),
    REPLY_TIMEOUT(
            "reply-timeout",
            504,
            "No reply before the deadline",
            "The service may have got the request, and may still work on it. Ask for more time by Prefer: wait=N, up to"
                    + " what the service is declared with."),
    SHUTTING_DOWN(
            "shutting-down", 503, "This node is being stopped", "Ask again: another node answers, or this one, later."),
    UNKNOWN_DELIVERY(
            "unknown-delivery",
            404,
            "There is nothing to deliver",
            "The exchange has no return address, has not ended, or is not kept any more."),
    SUBSCRIPTION_GOING(
            "subscription-going",
            409,
            "A subscription of this name is being removed",
            "Ask again in some seconds: its name is free when its queue is gone."),
    SUBSCRIPTION_NAME_TAKEN(
            "subscription-name-taken",
            409,
            "Another caller has a subscription of this name",
            "Choose another name; within a topic each is somebody's own."),
    UNKNOWN_EXCHANGE(
            "unknown-exchange",
            404,
            "There is no such exchange",
            "It was never made, or it ended so long ago that it is not kept any more."),
    UNKNOWN_KEY(
            "unknown-key", 404, "There is no such key", "GET /api/keys lists those that there are, with their ids."),
    UNKNOWN_SERVICE(
            "unknown-service",
            404,
            "The service is not declared",
            "GET /api/services lists those that are; PUT /api/services/{name} declares one."),
    UNKNOWN_TOPIC(
            "unknown-topic",
            404,
            "The topic is not declared",
            "GET /api/topics lists those that are; PUT /api/topics/{name} declares one."),
    UNKNOWN_SUBSCRIPTION(
            "unknown-subscription",
            404,
            "The topic has no such subscription",
            "GET /api/topics/{topic}/subscriptions lists those that there are."),
    UNREADABLE_FIELD(
            "unreadable-field",
            422,
            "A field has a value that can't be used",
            "The detail names the field and what it may be."),
    UNSUPPORTED_MEDIA_TYPE(
            "unsupported-media-type",
            415,
            "The content type is not one that is understood here",
            "Send JSON as Content-Type: application/json."),
    UNUSABLE_CALLBACK(
            "unusable-callback",
            422,
            "Callback-Url can't be called back",
            "The detail says why. A callback goes to an https: URL on a public address, or to jms:queue:NAME; the operator"
                    + " can permit more by SWITCHBOARD_CALLBACK_ALLOW.");

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

package dev.switchboard.faults;

/** What becomes of an exchange, decided by its number. */
enum Kind {
    /** Its replier answers, and a webhook tells. */
    ANSWERED("replied", "faults.echo", Route.WEBHOOK),

    /** Its replier answers, and a message in a queue tells. */
    ANSWERED_TO_QUEUE("replied", "faults.echo", Route.QUEUE),

    /** Its replier answers with a status of 400 or more. */
    REFUSED("failed", "faults.echo", Route.WEBHOOK),

    /** Nobody answers. */
    SILENT("expired", "faults.silent", Route.WEBHOOK),

    /** Nobody answers, and its caller cancels it. */
    CANCELLED("cancelled", "faults.patient", Route.NONE);

    private static final Kind[] BY_LAST_DIGIT = {
        ANSWERED, ANSWERED, ANSWERED, ANSWERED, ANSWERED, ANSWERED, ANSWERED_TO_QUEUE, REFUSED, SILENT, CANCELLED
    };

    private final String state;
    private final String service;
    private final Route route;

    /** How its receiver learns of its end. */
    enum Route {
        WEBHOOK,
        QUEUE,
        NONE
    }

    Kind(String state, String service, Route route) {
        this.state = state;
        this.service = service;
        this.route = route;
    }

    static Kind of(int number) {
        return BY_LAST_DIGIT[number % BY_LAST_DIGIT.length];
    }

    /** The one that it ends in. */
    String state() {
        return state;
    }

    String service() {
        return service;
    }

    Route route() {
        return route;
    }
}

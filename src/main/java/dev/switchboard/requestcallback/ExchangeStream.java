package dev.switchboard.requestcallback;

import dev.switchboard.http.EventStream;

/** One reader of an exchange's events. */
final class ExchangeStream {
    private final EventStream reader;
    private int told;

    /** @param told the ordinal of the last event that the reader has, 0 for none */
    ExchangeStream(EventStream reader, int told) {
        this.reader = reader;
        this.told = told;
    }

    /** Tells what the reader doesn't have yet; ends the stream after the last event that there will be. */
    synchronized void tell(Exchange exchange) {
        for (ExchangeEvent event : ExchangeEvent.of(exchange)) {
            if (event.ordinal() > told) {
                reader.send(
                        Integer.toString(event.ordinal()),
                        event.name(),
                        event.data().toString());
                told = event.ordinal();
            }
        }
        if (exchange.state().hasEnded()) {
            reader.close();
        }
    }

    void heartbeat() {
        reader.heartbeat();
    }

    boolean isOpen() {
        return reader.isOpen();
    }

    void close() {
        reader.close();
    }
}

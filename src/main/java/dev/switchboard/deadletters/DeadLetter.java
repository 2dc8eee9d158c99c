package dev.switchboard.deadletters;

import dev.switchboard.channel.DeadMessage;
import dev.switchboard.channel.SubscriptionState;
import dev.switchboard.delivery.Attempt;
import dev.switchboard.delivery.DeliveryId;
import java.util.List;
import java.util.Optional;

/** What failed for good, whatever it was. */
sealed interface DeadLetter {
    /** The same as long as it is dead. */
    String id();

    Optional<String> topic();

    /** The subscription's name, or its queue where it isn't a webhook's. */
    Optional<String> subscription();

    Optional<String> service();

    String reason();

    Optional<String> contentType();

    /** In milliseconds since 1970. */
    long createdAt();

    /** A webhook or callback whose schedule is at its end. */
    record Delivery(DeadDelivery dead) implements DeadLetter {
        @Override
        public String id() {
            return delivery().letter() + "/" + delivery().origin();
        }

        @Override
        public Optional<String> topic() {
            return delivery().isCallback()
                    ? Optional.empty()
                    : Optional.of(delivery().origin().substring(0, slash()));
        }

        @Override
        public Optional<String> subscription() {
            return delivery().isCallback()
                    ? Optional.empty()
                    : Optional.of(delivery().origin().substring(slash() + 1));
        }

        @Override
        public Optional<String> service() {
            return dead.service();
        }

        @Override
        public String reason() {
            List<Attempt> attempts = dead.status().progress().attempts();
            return attempts.isEmpty() ? "It was never attempted" : reason(attempts.get(attempts.size() - 1));
        }

        private static String reason(Attempt last) {
            return last.error()
                    .or(() -> last.status().map(status -> "The receiver answered " + status))
                    .orElse("The receiver did not answer");
        }

        @Override
        public Optional<String> contentType() {
            return dead.contentType();
        }

        @Override
        public long createdAt() {
            return dead.createdAt();
        }

        private DeliveryId delivery() {
            return dead.status().id();
        }

        private int slash() {
            return delivery().origin().indexOf('/');
        }
    }

    /** A message that its consumers gave up, or that nobody can read. */
    record Queued(DeadMessage dead) implements DeadLetter {
        @Override
        public String id() {
            return dead.id();
        }

        @Override
        public Optional<String> topic() {
            return dead.topic();
        }

        @Override
        public Optional<String> subscription() {
            return dead.queue().map(Queued::nameOf);
        }

        private static String nameOf(String queue) {
            return queue.startsWith(SubscriptionState.WEBHOOK) ? queue.substring(queue.indexOf('/') + 1) : queue;
        }

        @Override
        public Optional<String> service() {
            return dead.service();
        }

        @Override
        public String reason() {
            return dead.reason();
        }

        @Override
        public Optional<String> contentType() {
            return dead.contentType();
        }

        @Override
        public long createdAt() {
            return dead.createdAt();
        }
    }
}

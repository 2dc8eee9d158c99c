package dev.switchboard.requestcallback;

import dev.switchboard.channel.BatchListener;
import dev.switchboard.channel.BatchReceiver;
import dev.switchboard.channel.BrokerLink;
import dev.switchboard.channel.InvalidMessageChannel;
import dev.switchboard.channel.MessageTranslator;
import dev.switchboard.channel.UnreadableMessageException;
import dev.switchboard.delivery.Dispatcher;
import dev.switchboard.delivery.Mailing;
import dev.switchboard.exchange.ServiceName;
import dev.switchboard.registry.Repliers;
import dev.switchboard.registry.ServiceDeclaration;
import dev.switchboard.registry.Services;
import dev.switchboard.requestcallback.Arrival.News;
import dev.switchboard.requestcallback.Arrival.News.Answered;
import dev.switchboard.requestcallback.Arrival.News.Progressed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes replies and progress for exchanges of all nodes, as many as wait, and stores them in one transaction of the ledger
 * before the broker may forget them. If the process dies in between they come again, and change nothing.
 */
@ApplicationScoped
public class CallbackReplyListener implements BatchListener {
    private static final int LONGEST = 128;

    /** What any database can keep: no control characters, no halves of characters. */
    private static final Pattern STEP = Pattern.compile("(?!\\s*$)[^\\p{Cc}\\p{Cs}]{1," + LONGEST + "}");

    private static final Pattern PRINTABLE = Pattern.compile("[ -~]+");

    @Inject
    private BrokerLink broker;

    @Inject
    private EndingStore endings;

    @Inject
    private Services services;

    @Inject
    private Dispatcher dispatcher;

    @Inject
    private Aftermath aftermath;

    @Inject
    private InstantSource clock;

    private @Nullable BatchReceiver receiver;

    void listen(@Observes @Initialized(ApplicationScoped.class) Object started) {
        receiver = broker.receiveBatches(CallbackChannel.REPLIES, "", this);
    }

    void end() {
        if (receiver != null) {
            receiver.end();
        }
    }

    @Override
    public void onMessages(List<Message> messages, Onward onward) throws JMSException {
        Map<Message, String> invalid = new LinkedHashMap<>();
        Map<Message, Arrival> arrivals = new LinkedHashMap<>();
        for (Message message : messages) {
            try {
                arrivals.put(message, read(message));
            } catch (UnreadableMessageException e) {
                invalid.put(message, e.reason());
            }
        }
        Mailing callbacks = dispatcher.mailing();
        List<Fate> fates =
                endings.arrive(List.copyOf(arrivals.values()), this::mayAnswer, callbacks::dueAt, clock.millis());
        callbacks.takeUp();
        List<Message> read = List.copyOf(arrivals.keySet());
        for (int i = 0; i < fates.size(); i++) {
            Message message = read.get(i);
            if (fates.get(i) instanceof Fate.Unknown) {
                invalid.put(message, "There is no exchange with this JMSCorrelationID");
            } else if (fates.get(i) instanceof Fate.Forged) {
                invalid.put(message, Repliers.refusal(MessageTranslator.sender(message)));
            }
        }
        aftermath.of(fates);
        for (Map.Entry<Message, String> put : invalid.entrySet()) {
            onward.send(InvalidMessageChannel.QUEUE, InvalidMessageChannel.withReason(put.getKey(), put.getValue()));
        }
    }

    /** As the service is declared now; whose declaration is gone may be answered by anybody. */
    private boolean mayAnswer(ServiceName service, Optional<String> sender) {
        return services.find(service.text())
                .map(ServiceDeclaration::repliers)
                .orElse(Repliers.ANYBODY)
                .include(sender);
    }

    private static Arrival read(Message message) throws JMSException, UnreadableMessageException {
        String correlationId = message.getJMSCorrelationID();
        if (correlationId == null || !PRINTABLE.matcher(correlationId).matches()) {
            throw new UnreadableMessageException("The reply has no JMSCorrelationID of printable ASCII");
        }
        return new Arrival(correlationId, messageId(message), MessageTranslator.sender(message), news(message));
    }

    private static News news(Message message) throws JMSException, UnreadableMessageException {
        Optional<String> step = MessageTranslator.readProgress(message);
        if (step.isEmpty()) {
            return new Answered(MessageTranslator.readReply(message));
        }
        if (!STEP.matcher(step.get()).matches()) {
            throw new UnreadableMessageException(
                    "The property progress has 1 to " + LONGEST + " characters, and no control characters");
        }
        return new Progressed(step.get());
    }

    /** Clients of other protocols may choose their own, of any length. */
    private static String messageId(Message message) throws JMSException {
        String id = String.valueOf(message.getJMSMessageID());
        return id.length() <= LONGEST && PRINTABLE.matcher(id).matches()
                ? id
                : UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString();
    }
}

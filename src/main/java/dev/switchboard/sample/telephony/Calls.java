package dev.switchboard.sample.telephony;

import dev.switchboard.exchange.Content;
import dev.switchboard.exchange.Outcome;
import dev.switchboard.exchange.Outcome.Replied;
import dev.switchboard.exchange.Reply;
import dev.switchboard.exchange.Request;
import dev.switchboard.requestresponse.Requestor;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Places calls: asks the CRM for the number, and goes on when the number is there. */
@Stateless
public class Calls {
    private static final String PHONE_NUMBER = "crm.phone-number";

    @Inject
    private Requestor requestor;

    @Inject
    private CallLog log;

    @Inject
    private InstantSource clock;

    // the reply arrives on a thread that others' replies need, and placing a call writes to the database
    @Resource
    private ManagedExecutorService executor;

    /** @return completes with the call, or with what the CRM's answer was instead */
    public CompletionStage<CallResult> place(CallRequest call) {
        return requestor.request(PHONE_NUMBER, question(call)).thenApplyAsync(answer -> place(call, answer), executor);
    }

    private CallResult place(CallRequest call, Outcome answer) {
        if (answer instanceof Replied replied && replied.reply().status() == Reply.OK) {
            PlacedCall placed =
                    new PlacedCall(UUID.randomUUID().toString(), call, phoneNumber(replied.reply()), clock.instant());
            log.add(placed);
            return new CallResult.Placed(placed);
        }
        return new CallResult.NotPlaced(answer);
    }

    private static Request question(CallRequest call) {
        JsonObject json =
                Json.createObjectBuilder().add("customerId", call.customerId()).build();
        return Request.of(new Content("application/json", json.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static String phoneNumber(Reply reply) {
        try (JsonReader json =
                Json.createReader(new ByteArrayInputStream(reply.content().bytes()))) {
            return json.readObject().getString("phoneNumber");
        }
    }
}

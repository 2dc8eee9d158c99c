package dev.switchboard.intake;

import java.io.IOException;
import java.util.Optional;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.util.HttpStatus;
import org.glassfish.grizzly.memory.Buffers;

/**
 * Lets a request go on when its body is there, so that whoever reads it never waits, and callers who send slowly hold no thread.
 * A body that came together with its header, as nearly all do, goes straight through. In the chain it stands after HTTP is read.
 */
final class WholeRequests extends BaseFilter {
    /** Of a request: its {@link GrowingBody}, or that it has gone on. */
    private static final String STATE = WholeRequests.class.getName();

    private static final Object GONE_ON = new Object();

    private final IntakeLimits limits;
    private final Arrivals arrivals;
    private final Memory memory;

    WholeRequests(IntakeLimits limits, Arrivals arrivals) {
        this.limits = limits;
        this.arrivals = arrivals;
        this.memory = new Memory(limits.memory());
    }

    @Override
    public NextAction handleRead(FilterChainContext ctx) throws IOException {
        if (ctx.getMessage() instanceof HttpContent content
                && content.getHttpHeader() instanceof HttpRequestPacket request) {
            Object state = request.getAttribute(STATE);
            if (state == null) {
                return begin(ctx, content, request);
            }
            return state instanceof GrowingBody body ? goOn(ctx, content, request, body) : part(ctx);
        }
        return ctx.getInvokeAction();
    }

    private NextAction begin(FilterChainContext ctx, HttpContent content, HttpRequestPacket request) {
        Arrival arrival = arrivals.of(ctx.getConnection());
        arrival.headerIsThere();
        // of an answer without a status whoever asks for it writes this one, over another that is just being given
        request.getResponse().setStatus(HttpStatus.OK_200);
        Optional<Refusal> refusal = Framing.refusal(request);
        if (refusal.isPresent()) {
            return refuse(ctx, request, refusal.get());
        }
        if (content.isLast()) {
            return ctx.getInvokeAction();
        }
        if (request.getContentLength() > limits.body()) {
            request.setAttribute(STATE, GONE_ON); // of one that is too large nothing is read
            return ctx.getInvokeAction();
        }
        if (request.requiresAcknowledgement()) {
            acknowledge(ctx, request.getResponse());
        }
        GrowingBody body = new GrowingBody(memory);
        request.setAttribute(STATE, body);
        arrival.bodyBegins(request, body, System.nanoTime());
        return goOn(ctx, content, request, body);
    }

    /** 100 Continue: without it, who has asked for it would send nothing. */
    private static void acknowledge(FilterChainContext ctx, HttpResponsePacket response) {
        response.setAcknowledgement(true);
        response.setStatus(HttpStatus.CONINTUE_100);
        ctx.write(response);
        response.setStatus(HttpStatus.OK_200);
    }

    private NextAction goOn(FilterChainContext ctx, HttpContent content, HttpRequestPacket request, GrowingBody body) {
        if (HttpContent.isBroken(content)) {
            ctx.getConnection().closeSilently(); // and has been answered
            return ctx.getStopAction();
        }
        boolean last = content.isLast();
        switch (body.add(bytes(content))) {
            case LATE -> {
                return ctx.getStopAction();
            }
            case NO_ROOM -> {
                return body.end() ? refuse(ctx, request, Refusal.NO_ROOM) : ctx.getStopAction();
            }
            case ADDED -> {
                return last || body.size() > limits.body() ? handOver(ctx, request, body, last) : ctx.getStopAction();
            }
        }
        throw new IllegalStateException("No such part");
    }

    private NextAction handOver(FilterChainContext ctx, HttpRequestPacket request, GrowingBody body, boolean last) {
        if (!body.end()) {
            return ctx.getStopAction();
        }
        arrivals.of(ctx.getConnection()).bodyIsThere();
        request.setAttribute(STATE, GONE_ON);
        ctx.setMessage(HttpContent.builder(request)
                .content(Buffers.wrap(ctx.getMemoryManager(), body.content()))
                .last(last)
                .build());
        return ctx.getInvokeAction();
    }

    /** Of a body whose request has gone on already. */
    private NextAction part(FilterChainContext ctx) {
        arrivals.of(ctx.getConnection()).headerIsThere();
        return ctx.getInvokeAction();
    }

    private static byte[] bytes(HttpContent content) {
        Buffer buffer = content.getContent();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        content.recycle();
        buffer.tryDispose();
        return bytes;
    }

    /** What else has come on the connection is not read. */
    private static NextAction refuse(FilterChainContext ctx, HttpRequestPacket request, Refusal refusal) {
        Answering.refuse(request, refusal);
        NextAction noMore = ctx.getSuspendAction();
        ctx.completeAndRecycle();
        return noMore;
    }
}

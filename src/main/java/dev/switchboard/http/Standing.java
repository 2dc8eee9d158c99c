package dev.switchboard.http;

import jakarta.servlet.ServletRequest;
import java.util.function.BooleanSupplier;

/** Whether whoever reads a stream may still do so: a key may be revoked while its bearer reads on for days. Looked at once a second. */
public final class Standing {
    private static final String ATTRIBUTE = Standing.class.getName();
    private static final long LOOK_NANOS = 1_000_000_000;

    private final BooleanSupplier permitted;
    private long lookedAt = System.nanoTime();
    private boolean good = true;

    private Standing(BooleanSupplier permitted) {
        this.permitted = permitted;
    }

    /** Has streams that answer this call end when it isn't permitted any more. */
    public static void set(ServletRequest call, BooleanSupplier permitted) {
        call.setAttribute(ATTRIBUTE, new Standing(permitted));
    }

    /** As it was set, or for ever. */
    static Standing of(ServletRequest call) {
        return call.getAttribute(ATTRIBUTE) instanceof Standing standing ? standing : new Standing(() -> true);
    }

    synchronized boolean isGood() {
        long now = System.nanoTime();
        if (good && now - lookedAt >= LOOK_NANOS) {
            lookedAt = now;
            good = permitted.getAsBoolean();
        }
        return good;
    }
}

package dev.switchboard.health;

import dev.switchboard.operations.Drainable;
import jakarta.enterprise.context.ApplicationScoped;

/** Whether this node has been told to stop. A bean of its own, because health checks are not among those who are told. */
@ApplicationScoped
class StopNotice implements Drainable {
    private volatile boolean given;

    boolean isGiven() {
        return given;
    }

    @Override
    public void announce() {
        given = true;
    }

    @Override
    public void close() {
        given = true;
    }

    @Override
    public boolean isIdle() {
        return true;
    }

    @Override
    public void end() {
        given = true;
    }
}

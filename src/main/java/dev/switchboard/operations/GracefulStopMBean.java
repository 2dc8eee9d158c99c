package dev.switchboard.operations;

/** {@code dev.switchboard:type=GracefulStop}, for whoever stops the server. */
public interface GracefulStopMBean {
    /** Lets nobody in from now on; returns when nobody waits any more, at the end of the grace time at the latest. */
    void drain();
}

package dev.switchboard.operations;

/** Something that must come to its end before the node goes. {@link GracefulStop} tells it when. */
public interface Drainable {
    /** This node goes soon, and still serves: whoever sends it callers should know. */
    default void announce() {}

    /** Lets nobody in from now on. */
    void close();

    /** Whether nobody is left who deserves some more time. */
    boolean isIdle();

    /** Tells everybody who still waits that this node goes, and stops working. May be called twice. */
    void end();
}

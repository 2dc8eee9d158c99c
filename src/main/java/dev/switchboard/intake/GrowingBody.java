package dev.switchboard.intake;

import java.io.ByteArrayOutputStream;

/** A body that hasn't come to its end. Whoever ends it, its last byte, its time, or its connection, is the only one who does. */
final class GrowingBody {
    private final Memory memory;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean ended;

    GrowingBody(Memory memory) {
        this.memory = memory;
    }

    /** What became of a part. */
    enum Part {
        ADDED,
        /** There is no room for it; it is not kept. */
        NO_ROOM,
        /** It came after the end. */
        LATE
    }

    synchronized Part add(byte[] part) {
        if (ended) {
            return Part.LATE;
        }
        if (!memory.take(part.length)) {
            return Part.NO_ROOM;
        }
        bytes.writeBytes(part);
        return Part.ADDED;
    }

    synchronized int size() {
        return bytes.size();
    }

    /** @return whether it was this call that ended it; what it took is given back then */
    synchronized boolean end() {
        if (ended) {
            return false;
        }
        ended = true;
        memory.giveBack(bytes.size());
        return true;
    }

    synchronized byte[] content() {
        return bytes.toByteArray();
    }
}

package dev.switchboard.console;

/** Writes a document for people to read, without the values of masked fields. */
interface Rendering {
    /**
     * Writes as much as fits.
     *
     * @return whether something is masked, be it in what fits or behind
     * @throws UnreadableDocumentException if it is no such document, so that nothing in it can be masked
     */
    boolean write(String document, Excerpt excerpt) throws UnreadableDocumentException;
}

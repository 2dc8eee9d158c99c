package dev.switchboard.requestcallback;

import dev.switchboard.exchange.Content;
import dev.switchboard.exchange.ReturnAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** What tells one request from another: the SHA-256 of service, content type and encoding, body and return address. */
final class Fingerprint {
    private Fingerprint() {}

    static String of(String service, Content content, Optional<ReturnAddress> returnAddress) {
        MessageDigest digest = sha256();
        add(digest, service.getBytes(StandardCharsets.UTF_8));
        add(digest, content.type().getBytes(StandardCharsets.UTF_8));
        add(digest, content.encoding().orElse("").getBytes(StandardCharsets.UTF_8));
        add(digest, content.bytes());
        add(digest, returnAddress.map(ReturnAddress::text).orElse("").getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** With its length before it, so that nothing can move from one part to the next. */
    private static void add(MessageDigest digest, byte[] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        digest.update(part);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}

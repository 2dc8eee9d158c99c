package dev.switchboard.intake;

import java.util.Iterator;
import java.util.Optional;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.Protocol;
import org.glassfish.grizzly.http.util.DataChunk;
import org.glassfish.grizzly.http.util.Header;

/**
 * Refuses requests that two servers in a row could read in two ways (RFC 9112, section 11.2), those whose body would have no end, and
 * paths that can't be decoded, which the server answers with an empty 200.
 */
final class Framing {
    private static final String CHUNKED = "chunked";
    private static final int HEXADECIMAL = 16;

    private Framing() {}

    static Optional<Refusal> refusal(HttpRequestPacket request) {
        if (request.getMethod() == Method.CONNECT || request.getMethod() == Method.PRI) { // PRI is how HTTP/2 begins
            return unreadable("This server speaks HTTP/1.1, and is no proxy");
        }
        String coding = request.getHeader(Header.TransferEncoding);
        if (coding != null) {
            if (!coding.equalsIgnoreCase(CHUNKED) || isRepeated(request, Header.TransferEncoding)) {
                return unreadable("Of the transfer codings, chunked alone is understood");
            }
            if (request.getProtocol() != Protocol.HTTP_1_1) {
                return unreadable("HTTP/1.0 has no Transfer-Encoding");
            }
        }
        if (isRepeated(request, Header.Host)) {
            return unreadable("A request has one header Host");
        }
        return isDecodable(request.getRequestURIRef().getOriginalRequestURIBC())
                ? Optional.empty()
                : unreadable("The path has a % that begins no octet");
    }

    private static boolean isRepeated(HttpRequestPacket request, Header header) {
        Iterator<String> values = request.getHeaders().values(header).iterator();
        if (!values.hasNext()) {
            return false;
        }
        values.next();
        return values.hasNext();
    }

    private static boolean isDecodable(DataChunk path) {
        return path.indexOf('%', 0) < 0 || isDecodable(path.toString());
    }

    static boolean isDecodable(String path) {
        for (int at = path.indexOf('%'); at >= 0; at = path.indexOf('%', at + 1)) {
            if (at + 2 >= path.length() || !isHex(path.charAt(at + 1)) || !isHex(path.charAt(at + 2))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHex(char c) {
        return c < 128 && Character.digit(c, HEXADECIMAL) >= 0;
    }

    private static Optional<Refusal> unreadable(String detail) {
        return Optional.of(Refusal.unreadable(detail));
    }
}

package dev.switchboard.outside;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that two servers in a row could read in two ways is refused, and nothing after it is read (RFC 9112, section 11.2). */
@ExtendWith(SharedSwitchboard.class)
class FramingIT {
    private static final String BODY = "{\"customerId\":\"C-1001\"}";
    private static final String CHUNK = "17\r\n" + BODY + "\r\n";
    private static final String SMUGGLED = "GET /problems/not-found HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private final SwitchboardProcess switchboard;

    FramingIT(SwitchboardProcess switchboard) {
        this.switchboard = switchboard;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: chunked\r\nContent-Length: 5",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                "Transfer-Encoding : chunked",
                "Content-Length: 23\r\nContent-Length: 5",
                "Content-Length: 23, 23",
                "Content-Length: +23",
                "Content-Length: -1",
                "Content-Length: 0x17",
                "Content-Length: 99999999999999999999",
                "Content-Length : 23",
                "Host: elsewhere\r\nContent-Length: 23",
                "X-A: a\u0000b\r\nContent-Length: 23",
                "X-A: a\rContent-Length: 23",
            })
    void aHeaderThatSaysTwoThingsIsRefused(String headers) {
        String answer = answer("HTTP/1.1", headers, CHUNK + "0\r\n\r\n" + SMUGGLED);

        assertThat(answer)
                .startsWith("HTTP/1.1 400 ")
                .containsOnlyOnce("HTTP/1.1 ")
                .contains("application/problem+json", "/problems/invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz\r\n", "-17\r\n", "0x17\r\n", "10000000000000017\r\n", "17;a=b\r\n", "\r\n"})
    void aChunkOfNoSizeIsRefused(String size) {
        String answer = answer("HTTP/1.1", "Transfer-Encoding: chunked", size + BODY + "\r\n0\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 400 ")
                .containsOnlyOnce("HTTP/1.1 ")
                .contains("application/problem+json", "/problems/invalid-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CONNECT localhost:80 HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n"
            })
    void whatIsNoRequestOfThisProtocolIsRefusedAtOnce(String begin) {
        try (RawCaller caller = RawCaller.of(switchboard)) {
            caller.send(begin);

            assertThat(caller.everything())
                    .startsWith("HTTP/1.1 400 ")
                    .containsOnlyOnce("HTTP/1.1 400")
                    .contains("/problems/invalid-request");
        }
    }

    /** As RFC 9112 permits (section 6.3); in the other order it is refused. */
    @Test
    void ofALengthAndChunksTheChunksCount() {
        String answer = answer(
                "HTTP/1.1",
                "Content-Length: 5\r\nTransfer-Encoding: chunked\r\nConnection: close",
                CHUNK + "0\r\n\r\n" + SMUGGLED);

        assertThat(answer).startsWith("HTTP/1.1 200 ").containsOnlyOnce("HTTP/1.1 ");
    }

    @Test
    void theOldProtocolHasNoChunks() {
        String answer = answer("HTTP/1.0", "Transfer-Encoding: chunked", CHUNK + "0\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400 ").containsOnlyOnce("HTTP/1.1 ");
    }

    @Test
    void linesEndWithBothCharacters() {
        try (RawCaller caller = RawCaller.of(switchboard)) {
            caller.send("GET /problems/not-found HTTP/1.1\nHost: localhost\nConnection: close\n\n");

            assertThat(caller.everything()).startsWith("HTTP/1.1 400 ");
        }
    }

    @Test
    void theSameLengthTwiceIsOneLength() {
        String answer = answer("HTTP/1.1", "Content-Length: 23\r\nContent-Length: 23\r\nConnection: close", BODY);

        assertThat(answer).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void aFoldedHeaderIsOneHeader() {
        String answer =
                answer("HTTP/1.1", "X-A: a\r\n Content-Length: 5\r\nContent-Length: 23\r\nConnection: close", BODY);

        assertThat(answer).startsWith("HTTP/1.1 200 ");
    }

    /** As many clients offer with their first request; a server may ignore it (RFC 9110, section 7.8). */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk",
                "Upgrade: h2c",
                "Connection: Upgrade\r\nUpgrade: websocket",
                "Connection: Upgrade\r\nUpgrade: a, b/1",
                "Upgrade:"
            })
    void whoWouldLikeAnotherProtocolIsAnsweredInThisOne(String upgrade) {
        try (RawCaller caller = RawCaller.of(switchboard)) {
            String begin = "POST /api/services/crm.phone-number/requests HTTP/1.1\r\nHost: localhost\r\n"
                    + "Content-Type: application/json\r\n" + upgrade + "\r\n";
            caller.send(begin + "Content-Length: 23\r\n\r\n" + BODY);
            caller.send(begin + "Transfer-Encoding: chunked\r\n\r\n" + CHUNK + "0\r\n\r\n");
            caller.send("GET /health/ready HTTP/1.1\r\nHost: localhost\r\n" + upgrade + "\r\n\r\n");
            caller.send("GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

            assertThat(caller.everything().split("HTTP/1.1 200 ", -1)).hasSize(5);
        }
    }

    @Test
    void aLengthThatSaysTwoThingsIsRefusedBesideAnotherProtocolToo() {
        String answer = answer("HTTP/1.1", "Upgrade: h2c\r\nContent-Length: 23\r\nContent-Length: 5", BODY + SMUGGLED);

        assertThat(answer).startsWith("HTTP/1.1 400 ").containsOnlyOnce("HTTP/1.1 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%zz", "/api/services/%", "/api/services/a%2/requests", "/console/%u0041"})
    void aPathThatCannotBeDecodedIsRefused(String path) {
        try (RawCaller caller = RawCaller.of(switchboard)) {
            caller.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");

            assertThat(caller.everything())
                    .startsWith("HTTP/1.1 400 ")
                    .contains("application/problem+json", "/problems/invalid-request");
        }
    }

    private String answer(String protocol, String headers, String body) {
        try (RawCaller caller = RawCaller.of(switchboard)) {
            caller.send("POST /api/services/crm.phone-number/requests " + protocol + "\r\nHost: localhost\r\n"
                    + "Content-Type: application/json\r\n" + headers + "\r\n\r\n" + body);
            return caller.everything();
        }
    }
}

package dev.switchboard.outside;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** A subscriber that speaks STOMP 1.2, frame by frame. */
final class StompTopicClient implements TopicClient {
    private final String topic;
    private final Socket socket;
    private final InputStream frames;

    StompTopicClient(SwitchboardProcess switchboard, String topic) throws IOException {
        this.topic = topic;
        this.socket = new Socket(InetAddress.getLoopbackAddress(), switchboard.brokerPort());
        this.frames = new BufferedInputStream(socket.getInputStream());
        socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        send("CONNECT\naccept-version:1.2\nhost:localhost\nlogin:switchboard\npasscode:switchboard\n\n");
        expect("CONNECTED");
        send("SUBSCRIBE\nid:0\ndestination:" + topic + "\nsubscription-type:MULTICAST\nreceipt:subscribed\n\n");
        expect("RECEIPT");
    }

    @Override
    public void publish(String text) throws IOException {
        send("SEND\ndestination:" + topic + "\ndestination-type:MULTICAST\ncontent-type:text/plain\n\n" + text);
    }

    @Override
    public String next() throws IOException {
        String frame = expect("MESSAGE");
        return frame.substring(frame.indexOf("\n\n") + 2);
    }

    private void send(String frame) throws IOException {
        socket.getOutputStream().write((frame + '\0').getBytes(StandardCharsets.UTF_8));
    }

    private String expect(String command) throws IOException {
        String frame = frame();
        if (!frame.startsWith(command + '\n')) {
            throw new AssertionError("Not " + command + " but " + frame);
        }
        return frame;
    }

    /** Up to the null octet, which no text here has in it. */
    private String frame() throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        for (int octet = frames.read(); octet != 0; octet = frames.read()) {
            if (octet < 0) {
                throw new EOFException("The broker closed the connection");
            }
            if (octet != '\n' || frame.size() > 0) { // line ends between frames are heartbeats
                frame.write(octet);
            }
        }
        return frame.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

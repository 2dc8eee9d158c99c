package dev.switchboard.http;

import java.net.InetAddress;

/**
 * A connection to this server, as the server sees it.
 *
 * @param address the caller's
 * @param port the caller's
 * @param localPort the server's
 */
public record Endpoint(InetAddress address, int port, int localPort) {}

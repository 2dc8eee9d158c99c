package dev.switchboard.http;

import java.net.InetAddress;

/** The caller's end of a connection. */
public record Endpoint(InetAddress address, int port) {}

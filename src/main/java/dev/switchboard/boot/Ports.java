package dev.switchboard.boot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Whether a port of this machine's loopback can be had. */
final class Ports {
    private static final String[] LOOPBACKS = {"127.0.0.1", "::1"};

    private Ports() {}

    /** Both address families, because a client that is told {@code localhost} may take either. */
    static void requireFree(String whose, int port, String variable) {
        for (String address : LOOPBACKS) {
            if (canBind(address, 0) && !canBind(address, port)) {
                throw new Refusal(
                        whose + " port " + port + " is taken or not allowed; set " + variable + " to another.");
            }
        }
    }

    static void requireAddress(InetAddress address, String variable) {
        if (!canBind(address.getHostAddress(), 0)) {
            throw new Refusal(variable + " must be an address of this machine, not " + address.getHostAddress());
        }
    }

    private static boolean canBind(String address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}

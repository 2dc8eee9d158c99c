package dev.switchboard.delivery;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Where names are looked up; {@code InetAddress::getAllByName} asks the system. May block. */
@FunctionalInterface
public interface HostResolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
}

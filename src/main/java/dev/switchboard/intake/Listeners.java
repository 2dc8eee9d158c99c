package dev.switchboard.intake;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.glassfish.grizzly.Transport;

/** The server's HTTP listeners. Their classes are nowhere to be had but in the server, so they are asked by reflection. */
final class Listeners {
    private static final String GLOBALS = "org.glassfish.internal.api.Globals";
    private static final String GRIZZLY = "com.sun.enterprise.v3.services.impl.GrizzlyService";

    private Listeners() {}

    static List<Transport> transports() throws ReflectiveOperationException {
        Class<?> type = Class.forName(GRIZZLY);
        Object grizzly = Class.forName(GLOBALS).getMethod("get", Class.class).invoke(null, type);
        Field proxies = type.getDeclaredField("proxies");
        proxies.setAccessible(true);
        List<Transport> transports = new ArrayList<>();
        for (Object proxy : (Collection<?>) proxies.get(grizzly)) {
            Object listener =
                    proxy.getClass().getMethod("getUnderlyingListener").invoke(proxy);
            transports.add(
                    (Transport) listener.getClass().getMethod("getTransport").invoke(listener));
        }
        if (transports.isEmpty()) {
            throw new IllegalStateException("The server has no listener");
        }
        return transports;
    }
}

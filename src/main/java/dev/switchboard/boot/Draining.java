package dev.switchboard.boot;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Asks the application to let nobody in and to wait for pending replies, while the server still serves. */
final class Draining {
    private static final String APPLICATION = "dev.switchboard:type=GracefulStop";

    private Draining() {}

    /** Returns when nobody waits any more, at the end of the grace time at the latest. */
    static void drain() throws JMException {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        ObjectName application = new ObjectName(APPLICATION);
        if (beans.isRegistered(application)) {
            beans.invoke(application, "drain", new Object[0], new String[0]);
        }
    }
}

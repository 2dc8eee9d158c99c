package dev.switchboard.boot;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Where no operator has a key, shows one, and then has the application keep it. */
final class OperatorKey {
    private static final String APPLICATION = "dev.switchboard:type=FirstKey";

    private OperatorKey() {}

    static void showFirst(LogFormat format, PrintStream out) throws JMException {
        String key = (String) ask("offer");
        if (key.isEmpty()) {
            return;
        }
        format.say(out, "            no operator has a key yet, so here is one; it is shown this once:");
        format.say(out, "            " + key);
        format.say(
                out,
                "            sign in with it at /console/, or send it as Authorization: Bearer; POST /api/keys makes others");
        if (out.checkError() || !Boolean.TRUE.equals(ask("keep"))) {
            format.say(
                    out,
                    "            that key is good for nothing: another node has shown one, or it could not be shown here");
        }
    }

    private static Object ask(String operation) throws JMException {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        return beans.invoke(new ObjectName(APPLICATION), operation, new Object[0], new String[0]);
    }
}

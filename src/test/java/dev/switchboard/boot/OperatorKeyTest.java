package dev.switchboard.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The first operator's key is shown and then kept, never the other way round. */
class OperatorKeyTest {
    private static final String KEY = "sb_the-first-key";
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final List<String> shownWhenKept = new ArrayList<>();
    private String offered = KEY;
    private boolean keeps = true;

    /** As the application has it. */
    public interface Application {
        String offer();

        boolean keep();
    }

    private final class Kept implements Application {
        @Override
        public String offer() {
            return offered;
        }

        @Override
        public boolean keep() {
            shownWhenKept.add(shown.toString(StandardCharsets.UTF_8));
            return keeps;
        }
    }

    private static ObjectName name() throws Exception {
        return new ObjectName("dev.switchboard:type=FirstKey");
    }

    @BeforeEach
    void register() throws Exception {
        ManagementFactory.getPlatformMBeanServer()
                .registerMBean(new StandardMBean(new Kept(), Application.class), name());
    }

    @AfterEach
    void unregister() throws Exception {
        ManagementFactory.getPlatformMBeanServer().unregisterMBean(name());
    }

    @Test
    void whenItIsKeptItHasBeenShown() throws Exception {
        OperatorKey.showFirst(LogFormat.TEXT, new PrintStream(shown, false, StandardCharsets.UTF_8));

        assertThat(shownWhenKept).singleElement().asString().contains(KEY);
        assertThat(shown.toString(StandardCharsets.UTF_8)).containsOnlyOnce(KEY).doesNotContain("good for nothing");
    }

    @Test
    void whatCouldNotBeShownIsNotKept() throws Exception {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int any) throws IOException {
                throw new IOException("nobody reads");
            }
        };

        OperatorKey.showFirst(LogFormat.TEXT, new PrintStream(broken, false, StandardCharsets.UTF_8));

        assertThat(shownWhenKept).isEmpty();
    }

    @Test
    void whoWasSlowerThanAnotherNodeSaysSo() throws Exception {
        keeps = false;

        OperatorKey.showFirst(LogFormat.TEXT, new PrintStream(shown, false, StandardCharsets.UTF_8));

        assertThat(shown.toString(StandardCharsets.UTF_8)).contains("good for nothing");
    }

    @Test
    void whereAnOperatorHasAKeyNothingIsShown() throws Exception {
        offered = "";

        OperatorKey.showFirst(LogFormat.TEXT, new PrintStream(shown, false, StandardCharsets.UTF_8));

        assertThat(shown.size()).isZero();
        assertThat(shownWhenKept).isEmpty();
    }
}

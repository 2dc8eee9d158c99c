package dev.switchboard.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Many callers ask the silent service and hang up: how soon their places are free. */
final class HangUp {
    private final Subject subject;
    private final int callers;
    private final byte[] request = Caller.request(Subject.SILENT, Bodies.ofBytes(256));

    HangUp(Subject subject, LoadSettings settings) {
        this.subject = subject;
        this.callers = settings.hangUps();
    }

    void run() throws IOException {
        List<Caller> waiting = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            Caller caller = new Caller(subject.port(), request);
            caller.ask(System.nanoTime());
            waiting.add(caller);
        }
        subject.awaitLive(Subject.SILENT, live -> live.getInt("outstanding") == callers);
        for (Caller caller : waiting) {
            caller.close();
        }
        long began = System.nanoTime();
        subject.awaitLive(Subject.SILENT, live -> live.getInt("outstanding") == 0);
        Print.line("hang-up:", "%d hung up, all places free after %.1f s", callers, (System.nanoTime() - began) / 1e9);
    }
}

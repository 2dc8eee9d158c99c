package dev.switchboard.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path temporary;

    @Test
    void isMadeWhereverItIsAskedFor() {
        Path folder = temporary.resolve("Büro für Übergaben/data");

        DataFolder.claim(folder);

        assertThat(folder).isDirectory();
    }

    @Test
    void mayBeALinkToAnother() throws IOException {
        Path link =
                Files.createSymbolicLink(temporary.resolve("link"), Files.createDirectory(temporary.resolve("real")));

        DataFolder.claim(link);

        assertThat(temporary.resolve("real/lock")).exists();
    }

    @Test
    void isClaimedByOneAtATime() {
        DataFolder.claim(temporary);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> DataFolder.claim(temporary))
                .withMessageContainingAll(temporary.toString(), "in use", "SWITCHBOARD_DATA");
    }

    @Test
    void isRefusedWhereItCannotBeWritten() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> DataFolder.claim(file.resolve("data")))
                .withMessageContainingAll(file.toString(), "can't be written", "SWITCHBOARD_DATA");
    }

    @Test
    void keepsTheNameOfTheNode() {
        DataFolder folder = DataFolder.claim(temporary);
        String name = folder.nodeName();

        assertThat(folder.nodeName()).isEqualTo(name).matches("node-[0-9a-f]{8}");
    }

    @Test
    void makesANewNameWhereTheProcessDiedWhileWritingIt() throws IOException {
        Files.createFile(temporary.resolve("node"));

        assertThat(DataFolder.claim(temporary).nodeName()).matches("node-[0-9a-f]{8}");
    }

    @Test
    void emptiesTheServersFolderAtEachStart() throws IOException {
        DataFolder folder = DataFolder.claim(temporary);
        Path left = Files.createDirectories(folder.freshServerFolder().resolve("left/behind"));

        folder.freshServerFolder();

        assertThat(left).doesNotExist();
    }
}

package dev.switchboard.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    private Path folder;

    @Test
    void aFolderThatIsNotThereIsMade() {
        Path deeper = folder.resolve("not/there/yet");

        DataFolder.claim(deeper);

        assertThat(deeper).isDirectory();
    }

    @Test
    void aFolderIsOnesAlone() {
        DataFolder.claim(folder);

        assertThatThrownBy(() -> DataFolder.claim(folder))
                .isInstanceOf(Refusal.class)
                .hasMessageContainingAll(folder.toString(), "in use");
    }

    @Test
    void aFileInItsPlaceIsRefused() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> DataFolder.claim(file))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void theNodeKeepsItsName() {
        DataFolder data = DataFolder.claim(folder);

        assertThat(data.nodeName()).startsWith("node-").isEqualTo(data.nodeName());
    }

    @Test
    void whatAnEarlierServerUnpackedIsGone() throws IOException {
        DataFolder data = DataFolder.claim(folder);
        Path left = Files.createDirectories(data.freshServerFolder().resolve("deep/down"))
                .resolve("left-over");
        Files.createFile(left);

        assertThat(data.freshServerFolder()).isEmptyDirectory();
        assertThat(left).doesNotExist();
    }

    @Test
    void whatIsNotTheServersStays() throws IOException {
        DataFolder data = DataFolder.claim(folder);
        Path database = Files.createFile(folder.resolve("database"));

        data.freshServerFolder();

        assertThat(database).exists();
    }
}

package org.lumbar.simulator.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/** One line of JSON per delivery. */
public final class FileLog implements DeliveryLog, AutoCloseable {
    private final Writer writer;

    public FileLog(Path file) throws IOException {
        this.writer = Files.newBufferedWriter(file);
    }

    @Override
    public synchronized void add(Delivery delivery) {
        try {
            writer.write(delivery.toJson());
            writer.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("the delivery log cannot be written", e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        writer.close();
    }
}

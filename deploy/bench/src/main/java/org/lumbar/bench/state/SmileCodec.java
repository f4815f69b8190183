package org.lumbar.bench.state;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.MutableConfigOverride;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.dataformat.smile.SmileGenerator;
import com.fasterxml.jackson.dataformat.smile.databind.SmileMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.lumbar.session.store.PackedReader;

/** Smile by Jackson: names of fields, nothing that is absent or as usual, times and days as numbers, ids as 16 bytes. */
final class SmileCodec implements Codec {
    private final ObjectWriter sessionWriter;
    private final ObjectWriter dayWriter;
    private final ObjectReader sessionReader;
    private final ObjectReader dayReader;

    SmileCodec() {
        SmileMapper mapper = SmileMapper.builder()
                .disable(SmileGenerator.Feature.ENCODE_BINARY_AS_7BIT)
                .addModule(values())
                .visibility(PropertyAccessor.FIELD, Visibility.ANY)
                .serializationInclusion(JsonInclude.Include.NON_NULL)
                .withConfigOverride(int.class, SmileCodec::onlyIfNotZero)
                .withConfigOverride(long.class, SmileCodec::onlyIfNotZero)
                .withConfigOverride(boolean.class, SmileCodec::onlyIfNotZero)
                .build();
        sessionWriter = mapper.writerFor(SessionState.class);
        dayWriter = mapper.writerFor(DayState.class);
        sessionReader = mapper.readerFor(SessionState.class);
        dayReader = mapper.readerFor(DayState.class);
    }

    private static void onlyIfNotZero(MutableConfigOverride override) {
        override.setInclude(JsonInclude.Value.construct(JsonInclude.Include.NON_DEFAULT, JsonInclude.Include.ALWAYS));
    }

    @Override
    public byte[] pack(SessionState state) throws IOException {
        return sessionWriter.writeValueAsBytes(state);
    }

    @Override
    public byte[] pack(DayState state) throws IOException {
        return dayWriter.writeValueAsBytes(state);
    }

    @Override
    public SessionState session(byte[] bytes) throws IOException {
        return sessionReader.readValue(bytes);
    }

    @Override
    public DayState day(byte[] bytes) throws IOException {
        return dayReader.readValue(bytes);
    }

    private static SimpleModule values() {
        return new SimpleModule()
                .addSerializer(
                        Instant.class, new Writer<>(Instant.class, (value, out) -> out.writeNumber(Micros.of(value))))
                .addSerializer(
                        LocalDate.class,
                        new Writer<>(LocalDate.class, (value, out) -> out.writeNumber(value.toEpochDay())))
                .addSerializer(ZoneId.class, new Writer<>(ZoneId.class, (value, out) -> out.writeString(value.getId())))
                .addDeserializer(Instant.class, new Reader<>(Instant.class, in -> Micros.instant(in.getLongValue())))
                .addDeserializer(
                        LocalDate.class, new Reader<>(LocalDate.class, in -> LocalDate.ofEpochDay(in.getLongValue())))
                .addDeserializer(ZoneId.class, new Reader<>(ZoneId.class, in -> PackedReader.zone(in.getText())));
    }

    private interface Writing<T> {
        void write(T value, JsonGenerator out) throws IOException;
    }

    private interface Reading<T> {
        T read(JsonParser in) throws IOException;
    }

    private static final class Writer<T> extends StdScalarSerializer<T> {
        private final transient Writing<T> writing;

        Writer(Class<T> type, Writing<T> writing) {
            super(type);
            this.writing = writing;
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
            writing.write(value, out);
        }
    }

    private static final class Reader<T> extends StdScalarDeserializer<T> {
        private final transient Reading<T> reading;

        Reader(Class<T> type, Reading<T> reading) {
            super(type);
            this.reading = reading;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return reading.read(in);
        }
    }
}

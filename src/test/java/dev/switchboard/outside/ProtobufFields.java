package dev.switchboard.outside;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A message of Protocol Buffers, read as far as a test needs: fields by their numbers. */
final class ProtobufFields {
    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED_32 = 5;

    private final Map<Integer, List<Long>> numbers = new TreeMap<>();
    private final Map<Integer, List<byte[]>> bytes = new TreeMap<>();

    ProtobufFields(byte[] message) {
        ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            int tag = (int) varint(in);
            read(in, tag >>> 3, tag & 7);
        }
    }

    private void read(ByteBuffer in, int field, int type) {
        switch (type) {
            case VARINT -> add(field, varint(in));
            case FIXED_64 -> add(field, in.getLong());
            case FIXED_32 -> add(field, (long) in.getInt());
            case BYTES -> {
                byte[] value = new byte[(int) varint(in)];
                in.get(value);
                bytes.computeIfAbsent(field, number -> new ArrayList<>()).add(value);
            }
            default -> throw new IllegalArgumentException("Wire type " + type);
        }
    }

    private void add(int field, long value) {
        numbers.computeIfAbsent(field, number -> new ArrayList<>()).add(value);
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    List<ProtobufFields> messages(int field) {
        return bytes.getOrDefault(field, List.of()).stream()
                .map(ProtobufFields::new)
                .toList();
    }

    /** Empty where there is none. */
    String text(int field) {
        return new String(first(field), StandardCharsets.UTF_8);
    }

    /** Empty where there is none. */
    String hex(int field) {
        return HexFormat.of().formatHex(first(field));
    }

    /** 0 where there is none. */
    long number(int field) {
        return numbers.getOrDefault(field, List.of(0L)).get(0);
    }

    private byte[] first(int field) {
        return bytes.getOrDefault(field, List.of(new byte[0])).get(0);
    }
}

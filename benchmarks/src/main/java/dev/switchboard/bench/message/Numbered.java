package dev.switchboard.bench.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Bytes with updates in them that are sent again and again: each time the numbers in the contract
 * ids are written in place, and nothing is allocated. One thread.
 */
public final class Numbered {

    /** Of a contract id, in bytes. */
    public static final int ID_LENGTH = Stamp.now(0, 0, 0).contractId(0).length();

    private static final int NUMBERS = 100_000_000;

    private final byte[] bytes;
    private final int[] places;

    private Numbered(byte[] bytes, int[] places) {
        this.bytes = bytes;
        this.places = places;
    }

    /** Finds the stamps in the bytes, which are its own from now on. */
    public static Numbered of(byte[] bytes) {
        List<Integer> places = new ArrayList<>();
        int last = bytes.length - Stamp.MARKER.length - Stamp.LENGTH;
        for (int at = 0; at <= last; at++) {
            if (isMarker(bytes, at)) {
                at += Stamp.MARKER.length;
                places.add(at + Stamp.SEQUENCE_AT);
            }
        }
        return new Numbered(bytes, places.stream().mapToInt(Integer::intValue).toArray());
    }

    /**
     * Updates one after the other.
     *
     * @param lane who sends them
     */
    public static Numbered updates(
            int run, int lane, int count, String before, String between, String after) {
        byte[] update = Wording.update(new Stamp(run, lane, 0, 0).contractId(0));
        String all = (new String(update, StandardCharsets.US_ASCII) + between).repeat(count);
        String text = before + all.substring(0, all.length() - between.length()) + after;
        return of(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean isMarker(byte[] bytes, int at) {
        for (int i = 0; i < Stamp.MARKER.length; i++) {
            if (bytes[at + i] != Stamp.MARKER[i]) {
                return false;
            }
        }
        return true;
    }

    /** How many updates there are in the bytes. */
    public int updates() {
        return places.length;
    }

    /** Gives the updates this number and those that follow it. */
    public void number(long first) {
        for (int i = 0; i < places.length; i++) {
            write((int) ((first + i) % NUMBERS), places[i]);
        }
    }

    private void write(int number, int at) {
        int rest = number;
        for (int digit = Stamp.SEQUENCE_DIGITS - 1; digit >= 0; digit--) {
            bytes[at + digit] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /** The bytes as they are now. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where the contract id of an update begins, counted from 0. */
    public int idAt(int update) {
        return places[update] - Stamp.SEQUENCE_AT - "b-".length();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d updates in %d bytes", places.length, bytes.length);
    }
}

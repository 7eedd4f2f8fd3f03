package dev.switchboard.service.web.body;

import dev.switchboard.service.web.problem.BrokenBodyException;
import java.io.IOException;
import java.util.zip.CRC32;

/** The header of a member of gzip (RFC 1952, section 2.3), read over for its faults alone. */
final class GzipHeader {

    private static final int[] MAGIC = {0x1f, 0x8b};
    private static final int DEFLATE = 8;
    private static final int TIME_FLAGS_SYSTEM = 6;

    private static final int HEADER_CHECK = 1 << 1;
    private static final int EXTRA = 1 << 2;
    private static final int NAME = 1 << 3;
    private static final int COMMENT = 1 << 4;
    private static final int RESERVED = 0xe0;

    private final PackedBytes packed;
    private final CRC32 check = new CRC32();

    private GzipHeader(PackedBytes packed) {
        this.packed = packed;
    }

    /** Reads the header of the next member; false when there is none. */
    static boolean read(PackedBytes packed) throws IOException {
        int first = packed.next();
        if (first < 0) {
            return false;
        }
        new GzipHeader(packed).read(first);
        return true;
    }

    private void read(int first) throws IOException {
        check.update(first);
        expect(first == MAGIC[0] && next() == MAGIC[1] && next() == DEFLATE);
        int flags = next();
        expect((flags & RESERVED) == 0);
        skip(TIME_FLAGS_SYSTEM);
        if ((flags & EXTRA) != 0) {
            skip(next() | next() << 8);
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CHECK) != 0) {
            expect(packed.demandShort() == (check.getValue() & 0xffff));
        }
    }

    private int next() throws IOException {
        int next = packed.demand();
        check.update(next);
        return next;
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            next();
        }
    }

    private void skipText() throws IOException {
        int next = next();
        while (next != 0) {
            next = next();
        }
    }

    private static void expect(boolean right) throws BrokenBodyException {
        if (!right) {
            throw new BrokenBodyException("what should be its header is none");
        }
    }
}

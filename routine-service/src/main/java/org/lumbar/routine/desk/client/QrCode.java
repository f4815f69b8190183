package org.lumbar.routine.desk.client;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/**
 * A QR code as a path of SVG: one unit a module, the quiet zone of four modules included.
 *
 * @param size of a side, in modules
 * @param path what is dark
 */
public record QrCode(int size, String path) {
    private static final int QUIET = 4;

    /** Of a text that a camera reads; up to some hundred characters. */
    static QrCode of(String text) {
        try {
            BitMatrix dark = new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.MARGIN,
                                    QUIET,
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M));
            return new QrCode(dark.getWidth(), path(dark));
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("This is too long for a QR code", tooLong);
        }
    }

    /** A rectangle for each run of dark modules in a row. */
    private static String path(BitMatrix dark) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < dark.getHeight(); y++) {
            int from = -1;
            for (int x = 0; x <= dark.getWidth(); x++) {
                boolean isDark = x < dark.getWidth() && dark.get(x, y);
                if (isDark && from < 0) {
                    from = x;
                } else if (!isDark && from >= 0) {
                    path.append('M').append(from).append(' ').append(y);
                    path.append('h')
                            .append(x - from)
                            .append("v1h-")
                            .append(x - from)
                            .append('z');
                    from = -1;
                }
            }
        }
        return path.toString();
    }

    @Override
    public String toString() {
        return "QrCode";
    }
}

package org.lumbar.backbone;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import no.nav.security.mock.oauth2.token.KeyProvider;

/** The provider's key, kept in a file so that a browser's session outlives a restart. */
final class SigningKey {
    private SigningKey() {}

    static KeyProvider keptIn(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, made().toJSONString());
            }
            return new KeyProvider(List.of(RSAKey.parse(Files.readString(file))), "RS256");
        } catch (IOException | ParseException | JOSEException e) {
            throw new BackboneException("The identity provider's key file " + file + " cannot be used.", e);
        }
    }

    private static RSAKey made() throws JOSEException {
        return new RSAKeyGenerator(2048)
                .keyUse(KeyUse.SIGNATURE)
                .keyID("lumbar")
                .generate();
    }
}

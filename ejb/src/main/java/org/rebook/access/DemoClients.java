package org.rebook.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Registers a demo EHR and a demo operator, where the server was started with REBOOK_DEMO_ACCOUNTS=true, and writes
 * their private keys where only the server's own user can read them.
 */
@Singleton
@Startup
@RunAs(Role.SYSTEM)
public class DemoClients {

    private static final Logger LOG = Logger.getLogger(DemoClients.class.getName());

    @Inject
    Clients clients;

    @PostConstruct
    void register() {
        if (!Boolean.parseBoolean(System.getenv("REBOOK_DEMO_ACCOUNTS"))) {
            return;
        }
        Path folder = Path.of(System.getProperty("jboss.server.base.dir"), "demo-keys");
        try {
            Files.createDirectories(folder);
            register(folder.resolve("ehr.jwk.json"), "demo-ehr", "Demo EHR", Role.EHR, "system/*.cruds");
            register(
                    folder.resolve("operator.jwk.json"),
                    "demo-operator",
                    "Demo operator",
                    Role.OPERATOR,
                    "rebook/runs");
        } catch (IOException | JOSEException e) {
            throw new IllegalStateException("The demo clients' keys could not be written to " + folder, e);
        }
    }

    private void register(Path file, String id, String name, String role, String scopes)
            throws IOException, JOSEException {
        if (Files.exists(file) && clients.find(id).isPresent()) {
            return;
        }
        ECKey key = new ECKeyGenerator(Curve.P_384)
                .keyID(id)
                .algorithm(JWSAlgorithm.ES384)
                .generate();
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, key.toJSONString());
        clients.register(id, name, role, scopes, new JWKSet(key.toPublicJWK()).toString());
        LOG.log(Level.INFO, "Registered {0}; its key is {1}", new Object[] {id, file});
    }
}

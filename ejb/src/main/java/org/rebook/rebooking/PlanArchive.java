package org.rebook.rebooking;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.rebook.policy.RuleSet;

/** How all that a plan was made from is kept, so that it can be made again. The rules are kept by their version. */
final class PlanArchive {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .visibility(com.fasterxml.jackson.annotation.PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
            .build();

    /** What is kept of the inputs. */
    private record Kept(
            Instant now,
            List<Circumstances.StrikeTime> strikes,
            List<Affected> affected,
            Map<String, Remainder> remainders,
            List<Opening> openings,
            String fingerprint,
            @Nullable List<GivingPlace> giving,
            @Nullable KitAndBeds kitAndBeds) {}

    private PlanArchive() {}

    static byte[] write(PlanInputs inputs) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
            JSON.writeValue(
                    zipped,
                    new Kept(
                            inputs.now().now(),
                            inputs.now().strikes(),
                            inputs.affected(),
                            inputs.remainders(),
                            inputs.openings(),
                            inputs.fingerprint(),
                            inputs.giving().places(),
                            inputs.now().kitAndBeds()));
        } catch (IOException e) {
            throw new UncheckedIOException("The inputs of a plan could not be written.", e);
        }
        return bytes.toByteArray();
    }

    static PlanInputs read(byte[] archived, RuleSet rules) {
        try (GZIPInputStream zipped = new GZIPInputStream(new ByteArrayInputStream(archived))) {
            Kept kept = JSON.readValue(zipped, Kept.class);
            return new PlanInputs(
                    new Circumstances(kept.now(), kept.strikes(), rules)
                            .with(Objects.requireNonNullElse(kept.kitAndBeds(), KitAndBeds.NONE)),
                    kept.affected(),
                    kept.remainders(),
                    kept.openings(),
                    kept.fingerprint(),
                    // The inputs of a plan that an earlier Rebook made do not have them.
                    kept.giving() == null ? Giving.NONE : new Giving(kept.giving(), Set.of()));
        } catch (IOException e) {
            throw new UncheckedIOException("The inputs of a plan could not be read.", e);
        }
    }
}

package org.rebook.ear;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Startup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rebook.run.Reaper;

/** What begins by itself when the server starts, and after what: the modules start beside each other. */
class StartOrderTest {

    @Test
    void leavesItToTheServerThatBeansWaitForThePersistenceUnit() throws IOException {
        assertThat(Files.readString(Path.of("target/application.xml")))
                .contains("rebook-batch.jar")
                .doesNotContain("initialize-in-order");
    }

    @Test
    void startsNoRunBeforeTheRunsThatWereLeftAreReaped() {
        assertThat(startingIn("batch")).isNotEmpty().allSatisfy(type -> assertThat(
                        type.getAnnotationOfType(DependsOn.class).value())
                .contains(Reaper.BEAN));
    }

    @Test
    void servesNobodyBeforeAllHasBegun() {
        List<String> before = new ArrayList<>();
        List<String> waitedFor = new ArrayList<>();
        for (String module : List.of("ejb", "batch", "web")) {
            for (JavaClass type : startingIn(module)) {
                if (type.getSimpleName().equals("WholeStart")) {
                    waitedFor.addAll(
                            List.of(type.getAnnotationOfType(DependsOn.class).value()));
                } else {
                    before.add("rebook-%s.jar#%s".formatted(module, type.getSimpleName()));
                }
            }
        }
        assertThat(waitedFor).containsExactlyInAnyOrderElementsOf(before);
    }

    private static List<JavaClass> startingIn(String module) {
        JavaClasses classes = new ClassFileImporter().importPaths(Path.of("../%s/target/classes".formatted(module)));
        return classes.stream()
                .filter(type -> type.isAnnotatedWith(Startup.class))
                .toList();
    }
}

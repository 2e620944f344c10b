package org.rebook.ear;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rebook.policy.Enforces;
import org.rebook.policy.Rule;
import org.rebook.policy.RuleBook;
import org.rebook.rebooking.plan.LeastTogetherCheck;
import org.rebook.rebooking.plan.OverrunRule;

/** Where things stand and what they may use, as CONTRIBUTING tells it. */
class ArchitectureTest {

    /** Each feature uses only those before it. */
    private static final List<String> FEATURES = List.of(
            "schema",
            "access",
            "audit",
            "run",
            "policy",
            "patient",
            "clinic",
            "pathway",
            "appointment",
            "strike",
            "rebooking",
            "notice",
            "ehr");

    private static final JavaClasses REBOOK = new ClassFileImporter()
            .importPaths(
                    Path.of("../ejb/target/classes"),
                    Path.of("../batch/target/classes"),
                    Path.of("../web/target/classes"));

    @Test
    void sawAllThreeModules() {
        assertThat(REBOOK.stream().map(JavaClass::getPackageName))
                .anyMatch(name -> name.startsWith("org.rebook.rebooking"))
                .anyMatch(name -> name.startsWith("org.rebook.batch"))
                .anyMatch(name -> name.startsWith("org.rebook.web"));
    }

    @Test
    void aFeatureUsesOnlyTheFeaturesBeforeIt() {
        IntStream.range(0, FEATURES.size() - 1).forEach(i -> {
            String[] later = FEATURES.subList(i + 1, FEATURES.size()).stream()
                    .map(feature -> "org.rebook." + feature + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("org.rebook." + FEATURES.get(i) + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(later)
                    .allowEmptyShould(true)
                    .check(REBOOK);
        });
    }

    @Test
    void everyPackageOfTheCoreIsAFeature() {
        assertThat(REBOOK.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> !name.startsWith("org.rebook.web") && !name.startsWith("org.rebook.batch"))
                        .map(name -> name.split("\\.")[2])
                        .distinct())
                .isSubsetOf(FEATURES);
    }

    @Test
    void theCoreKnowsNeitherBatchNorWebAndWebDoesNotKnowBatch() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.rebook.web..", "org.rebook.batch..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.rebook.web..", "org.rebook.batch..")
                .check(REBOOK);
        noClasses()
                .that()
                .resideInAPackage("org.rebook.web..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.rebook.batch..")
                .check(REBOOK);
        noClasses()
                .that()
                .resideInAPackage("org.rebook.batch..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.rebook.web..")
                .check(REBOOK);
    }

    @Test
    void hapiStopsAtTheEhrAndTheFhirEndpoint() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.rebook.ehr..", "org.rebook.web.fhir..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ca.uhn..", "org.hl7..")
                .check(REBOOK);
    }

    @Test
    void theOptimiserIsPlainJava() {
        classes()
                .that()
                .resideInAPackage("org.rebook.rebooking.plan")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "org.rebook.rebooking.plan")
                .check(REBOOK);
    }

    @Test
    void thePlannersFilesKnowOnlyTheOptimiserAndJson() {
        classes()
                .that()
                .resideInAPackage("org.rebook.rebooking.planfile")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "com.fasterxml.jackson.core..",
                        "org.rebook.rebooking.plan",
                        "org.rebook.rebooking.planfile")
                .check(REBOOK);
    }

    /** So that a fault of the solver is none of the check. */
    @Test
    void theCheckOfAPlanFileSharesNothingWithTheSolver() {
        noClasses()
                .that()
                .resideInAPackage("org.rebook.rebooking.planfile")
                .and()
                .haveSimpleNameEndingWith("Check")
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are of the optimiser, but for the overrun rule's values and what checks alone use",
                        type -> type.getPackageName().equals("org.rebook.rebooking.plan")
                                && !type.isAssignableTo(OverrunRule.class)
                                && !type.isAssignableTo(LeastTogetherCheck.class)
                                && !type.isAssignableTo(LeastTogetherCheck.Fits.class)))
                .check(REBOOK);
    }

    @Test
    void noPackagesGoRoundInCircles() {
        slices().matching("org.rebook.(**)").should().beFreeOfCycles().check(REBOOK);
    }

    /** Rules of which no function says yet that it carries them out; whoever writes one takes it off this list. */
    private static final Set<Rule> NOT_YET_ENFORCED = EnumSet.noneOf(Rule.class);

    @Test
    void everyRuleIsCarriedOutBySomeFunction() {
        Set<Rule> without = EnumSet.allOf(Rule.class);
        REBOOK.stream()
                .flatMap(type -> Stream.concat(
                        type.tryGetAnnotationOfType(Enforces.class).stream(),
                        type.getMethods().stream()
                                .flatMap(method -> method.tryGetAnnotationOfType(Enforces.class).stream())))
                .flatMap(enforces -> Stream.of(enforces.value()))
                .forEach(without::remove);
        assertThat(without).isEqualTo(NOT_YET_ENFORCED);
    }

    @Test
    void everyClassThatCarriesRulesOutStandsInItsFeaturesRuleBook() {
        Set<String> listed = REBOOK.stream()
                .filter(type -> type.isAssignableTo(RuleBook.class))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getFullName())
                .collect(Collectors.toSet());
        assertThat(REBOOK.stream()
                        .filter(type -> type.isAnnotatedWith(Enforces.class)
                                || type.getMethods().stream()
                                        .anyMatch(method -> method.isAnnotatedWith(Enforces.class)))
                        .map(type -> type.getFullName().replaceFirst("\\$.*", "")))
                .as("chapters() of the feature's RuleBook, so that the rules page shows them")
                .isSubsetOf(listed);
    }

    @Test
    void everyBeanSaysWhoMayCallEachOfItsMethods() {
        methods()
                .that()
                .areDeclaredInClassesThat(areBeans())
                .and()
                .arePublic()
                .and()
                .areNotStatic()
                .should(sayWhoMayCallThem())
                .check(REBOOK);
    }

    private static DescribedPredicate<JavaClass> areBeans() {
        return DescribedPredicate.describe(
                "are enterprise beans",
                type -> type.isAnnotatedWith(Stateless.class) || type.isAnnotatedWith(Singleton.class));
    }

    private static ArchCondition<JavaMethod> sayWhoMayCallThem() {
        return new ArchCondition<>("say who may call them") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean said = method.isAnnotatedWith(RolesAllowed.class)
                        || method.isAnnotatedWith(PermitAll.class)
                        || method.getOwner().isAnnotatedWith(RolesAllowed.class)
                        || method.getOwner().isAnnotatedWith(PermitAll.class)
                        || method.getModifiers().contains(JavaModifier.SYNTHETIC);
                events.add(new SimpleConditionEvent(method, said, method.getFullName()));
            }
        };
    }
}

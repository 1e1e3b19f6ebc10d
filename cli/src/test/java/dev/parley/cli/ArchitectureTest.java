package dev.parley.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ClassesTransformer;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Locale;
import org.jspecify.annotations.NullMarked;

/** What the design forbids, forbidden. */
@AnalyzeClasses(packages = "dev.parley", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule importsPointDownOnly = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("cli").definedBy("dev.parley.cli..")
            .layer("arena").definedBy("dev.parley.arena..")
            .layer("dataset").definedBy("dev.parley.dataset..")
            .layer("evaluation").definedBy("dev.parley.evaluation..")
            .layer("training").definedBy("dev.parley.training..")
            .layer("moderation").definedBy("dev.parley.moderation..")
            .layer("model").definedBy("dev.parley.model..")
            .layer("text").definedBy("dev.parley.text..")
            .layer("rating").definedBy("dev.parley.rating..")
            .layer("core").definedBy("dev.parley.core..")
            .whereLayer("cli").mayNotBeAccessedByAnyLayer()
            .whereLayer("arena").mayOnlyBeAccessedByLayers("cli")
            .whereLayer("dataset").mayOnlyBeAccessedByLayers("cli")
            .whereLayer("evaluation").mayOnlyBeAccessedByLayers("cli", "arena", "dataset")
            .whereLayer("training").mayOnlyBeAccessedByLayers("cli", "arena", "dataset")
            .whereLayer("moderation").mayOnlyBeAccessedByLayers("cli", "arena", "dataset", "evaluation", "training")
            .whereLayer("core").mayNotAccessAnyLayer()
            .whereLayer("rating").mayOnlyAccessLayers("core")
            .whereLayer("text").mayOnlyAccessLayers("core", "rating")
            .whereLayer("model").mayOnlyAccessLayers("core", "rating");

    @ArchTest
    static final ArchRule nothingBelowDatasetKnowsSpark = noClasses()
            .that().resideOutsideOfPackages("dev.parley.dataset..", "dev.parley.cli..", "dev.parley.bench..")
            .should().dependOnClassesThat().resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "scala..");

    @ArchTest
    static final ArchRule onlyCliKnowsTheCommandLine = noClasses()
            .that().resideOutsideOfPackage("dev.parley.cli..")
            .should().dependOnClassesThat().resideInAnyPackage("picocli..", "me.tongfei..");

    @ArchTest
    static final ArchRule onlyCliPrints = noClasses()
            .that().resideOutsideOfPackages("dev.parley.cli..", "dev.parley.bench..")
            .should().accessField(System.class, "out")
            .orShould().accessField(System.class, "err")
            .orShould().callMethod(System.class, "exit", int.class);

    @ArchTest
    static final ArchRule nothingDependsOnTheMachinesLocale = noClasses()
            .should().callMethod(Locale.class, "getDefault")
            .orShould().callMethod(String.class, "toLowerCase")
            .orShould().callMethod(String.class, "toUpperCase")
            .orShould().callMethod(String.class, "format", String.class, Object[].class);

    @ArchTest
    static final ArchRule timeIsJavaTime = noClasses()
            .should().dependOnClassesThat(resideInAPackage("java.util..").and(new DescribedPredicate<>("old times") {
                @Override
                public boolean test(JavaClass type) {
                    return switch (type.getSimpleName()) {
                        case "Date", "Calendar", "GregorianCalendar", "TimeZone" -> true;
                        default -> false;
                    };
                }
            }))
            .orShould().dependOnClassesThat().haveFullyQualifiedName("java.text.SimpleDateFormat");

    @ArchTest
    static final ArchRule namesSayWhatAClassIs = noClasses().should().haveNameMatching(".*(Utils?|Helper|Manager|Impl)");

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = ArchRuleDefinition.all(packages())
            .should(new ArchCondition<>("be @NullMarked in its package-info") {
                @Override
                public void check(JavaPackage checked, ConditionEvents events) {
                    boolean marked = checked.isAnnotatedWith(NullMarked.class);
                    events.add(new SimpleConditionEvent(checked, marked, checked.getName()));
                }
            });

    private static ClassesTransformer<JavaPackage> packages() {
        return new AbstractClassesTransformer<>("packages") {
            @Override
            public Iterable<JavaPackage> doTransform(JavaClasses all) {
                return all.stream().map(JavaClass::getPackage).distinct().toList();
            }
        };
    }
}

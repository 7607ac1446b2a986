// SPDX-License-Identifier: Apache-2.0
package dev.waybill.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Core with one source changed, and our classes loaded once more beside it. */
final class MutantOfCore implements AutoCloseable {

  /** Loads all of ours itself, the changed classes first; the rest is the parent's. */
  private static final class OwnFirst extends URLClassLoader {
    OwnFirst(URL[] places) {
      super(places, MutantOfCore.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        if (!name.startsWith("dev.waybill.")) {
          return super.loadClass(name, resolve);
        }
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
    }
  }

  private final OwnFirst loader;

  private MutantOfCore(OwnFirst loader) {
    this.loader = loader;
  }

  /** Core as it is, in a class loader of the same kind. */
  static MutantOfCore none() throws IOException {
    return new MutantOfCore(new OwnFirst(places(List.of())));
  }

  /**
   * Core with a change.
   *
   * @param sources the folder of core's sources
   * @param work an empty folder
   * @param file the source, relative to its package root
   * @param from what stands there; it must stand there once
   * @param to what stands there instead
   */
  static MutantOfCore of(Path sources, Path work, String file, String from, String to)
      throws IOException {
    String source = Files.readString(sources.resolve(file));
    assertThat(source.split(Pattern.quote(from), -1))
        .as("%s must hold what is to be changed exactly once: %s", file, from)
        .hasSize(2);
    Path changed = work.resolve("source").resolve(Path.of(file).getFileName());
    Path classes = Files.createDirectories(work.resolve("classes"));
    Files.createDirectories(changed.getParent());
    Files.writeString(changed, source.replace(from, to));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    assertThat(compiler).as("the tests must run on a JDK").isNotNull();
    int code =
        compiler.run(
            null,
            null,
            null,
            "-nowarn",
            "-proc:none",
            "-d",
            "" + classes,
            "-cp",
            System.getProperty("java.class.path"),
            "" + changed);
    assertThat(code).as("the changed %s must compile", file).isZero();
    return new MutantOfCore(new OwnFirst(places(List.of(classes))));
  }

  private static URL[] places(List<Path> first) throws IOException {
    List<URL> places = new ArrayList<>();
    for (Path place :
        Stream.concat(
                first.stream(),
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(Path::of))
            .toList()) {
      places.add(place.toUri().toURL());
    }
    return places.toArray(new URL[0]);
  }

  /** What {@link MutantPlay} says with these classes. */
  @SuppressWarnings("unchecked") // the method gives nothing else
  Set<String> failures(boolean corpus, EvaluationMode mode, String prefix)
      throws ReflectiveOperationException {
    Class<?> play = loader.loadClass(MutantPlay.class.getName());
    assertThat(play).as("it must be another class").isNotSameAs(MutantPlay.class);
    return (Set<String>)
        play.getMethod("failures", boolean.class, String.class, String.class)
            .invoke(null, corpus, mode.name(), prefix);
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}

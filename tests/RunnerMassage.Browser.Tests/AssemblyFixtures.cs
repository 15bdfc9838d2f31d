using RunnerMassage.Browser.Tests;
using RunnerMassage.Browser.Tests.Pages;
using RunnerMassage.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(Chromium))]
[assembly: AssemblyFixture(typeof(Gallery))]
[assembly: AssemblyFixture(typeof(PostgreSqlServer))]

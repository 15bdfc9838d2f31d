using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RunnerMassage.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class TrainingAndRules : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "RatingReasons",
                table: "MassageSessions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RuleProfileId",
                table: "MassageSessions",
                type: "TEXT",
                nullable: false,
                defaultValue: "article");

            migrationBuilder.AddColumn<int>(
                name: "RuleProfileVersion",
                table: "MassageSessions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "Windows",
                table: "MassageSessions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "RuleProfileId",
                table: "Clinics",
                type: "TEXT",
                nullable: false,
                defaultValue: "article");

            migrationBuilder.CreateTable(
                name: "RuleProfileVersions",
                columns: table => new
                {
                    ProfileId = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Parameters = table.Column<string>(type: "TEXT", nullable: false),
                    SavedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SavedBy = table.Column<string>(type: "TEXT", nullable: false),
                    SavedByName = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RuleProfileVersions", x => new { x.ProfileId, x.Version });
                    table.CheckConstraint("CK_RuleProfileVersions_Version", "\"Version\" > 1");
                });

            migrationBuilder.CreateTable(
                name: "SorenessReports",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    RunnerId = table.Column<string>(type: "TEXT", nullable: false),
                    ProtectedLevel = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SorenessReports", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SorenessReports_AspNetUsers_RunnerId",
                        column: x => x.RunnerId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "TrainingEntries",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    RunnerId = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: true),
                    Level = table.Column<string>(type: "TEXT", nullable: false),
                    Date = table.Column<string>(type: "TEXT", nullable: false),
                    Start = table.Column<long>(type: "INTEGER", nullable: true),
                    Minutes = table.Column<int>(type: "INTEGER", nullable: true),
                    DistanceKm = table.Column<double>(type: "REAL", nullable: true),
                    AscentMetres = table.Column<int>(type: "INTEGER", nullable: true),
                    Priority = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TrainingEntries", x => x.Id);
                    table.CheckConstraint("CK_TrainingEntries_Distance", "\"DistanceKm\" IS NULL OR \"DistanceKm\" > 0");
                    table.CheckConstraint("CK_TrainingEntries_Minutes", "\"Minutes\" IS NULL OR \"Minutes\" > 0");
                    table.ForeignKey(
                        name: "FK_TrainingEntries_AspNetUsers_RunnerId",
                        column: x => x.RunnerId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SorenessReports_RunnerId_At",
                table: "SorenessReports",
                columns: new[] { "RunnerId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_TrainingEntries_RunnerId_Date",
                table: "TrainingEntries",
                columns: new[] { "RunnerId", "Date" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "RuleProfileVersions");

            migrationBuilder.DropTable(
                name: "SorenessReports");

            migrationBuilder.DropTable(
                name: "TrainingEntries");

            migrationBuilder.DropColumn(
                name: "RatingReasons",
                table: "MassageSessions");

            migrationBuilder.DropColumn(
                name: "RuleProfileId",
                table: "MassageSessions");

            migrationBuilder.DropColumn(
                name: "RuleProfileVersion",
                table: "MassageSessions");

            migrationBuilder.DropColumn(
                name: "Windows",
                table: "MassageSessions");

            migrationBuilder.DropColumn(
                name: "RuleProfileId",
                table: "Clinics");
        }
    }
}

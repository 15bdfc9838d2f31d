using Microsoft.EntityFrameworkCore.Migrations;
using RunnerMassage.Data.Audit;

#nullable disable

namespace RunnerMassage.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AccountsMailAndDay : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Rows get an id of their own, which rebuilding the table in place cannot give to those that are there.
            MoveWorkingHours(migrationBuilder, NewWorkingHours, SharedColumns);

            migrationBuilder.DropCheckConstraint(
                name: "CK_MassageSessions_Status",
                table: "MassageSessions");

            migrationBuilder.DropIndex(
                name: "IX_AvailabilityExceptions_TherapistId_Date_StartMinute",
                table: "AvailabilityExceptions");

            migrationBuilder.AddColumn<int>(
                name: "AvailabilityVersion",
                table: "Therapists",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "BookedById",
                table: "MassageSessions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "MarkedAt",
                table: "MassageSessions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OverrideReason",
                table: "MassageSessions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CountryCode",
                table: "Clinics",
                type: "TEXT",
                nullable: false,
                defaultValue: "DE");

            migrationBuilder.AddColumn<string>(
                name: "Region",
                table: "Clinics",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "GroupId",
                table: "AvailabilityExceptions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "AvailabilityExceptions",
                type: "TEXT",
                nullable: false,
                defaultValue: "Instead");

            migrationBuilder.AddColumn<long>(
                name: "CreatedAt",
                table: "AspNetUsers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "DeactivatedAt",
                table: "AspNetUsers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "DeletedAt",
                table: "AspNetUsers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "InvitedEmail",
                table: "AspNetUsers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsGuest",
                table: "AspNetUsers",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "AuditEntries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ActorId = table.Column<string>(type: "TEXT", nullable: true),
                    ActorName = table.Column<string>(type: "TEXT", nullable: false),
                    Action = table.Column<string>(type: "TEXT", nullable: false),
                    SubjectKind = table.Column<string>(type: "TEXT", nullable: true),
                    SubjectId = table.Column<string>(type: "TEXT", nullable: true),
                    Details = table.Column<string>(type: "TEXT", nullable: true),
                    Address = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEntries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Consents",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    UserId = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    TextVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    GivenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    WithdrawnAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Consents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Consents_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "JobLeases",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Owner = table.Column<string>(type: "TEXT", nullable: false),
                    Until = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JobLeases", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "LinkTokens",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "TEXT", nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", nullable: false),
                    UserId = table.Column<string>(type: "TEXT", nullable: true),
                    Email = table.Column<string>(type: "TEXT", nullable: true),
                    Data = table.Column<string>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    UsedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LinkTokens", x => x.Hash);
                    table.ForeignKey(
                        name: "FK_LinkTokens_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OutboxMessages",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    EventKey = table.Column<string>(type: "TEXT", nullable: false),
                    RecipientKey = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    UserId = table.Column<string>(type: "TEXT", nullable: true),
                    Address = table.Column<string>(type: "TEXT", nullable: true),
                    SessionId = table.Column<string>(type: "TEXT", nullable: true),
                    SessionVersion = table.Column<int>(type: "INTEGER", nullable: true),
                    Data = table.Column<string>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    NextAttemptAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DeadAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LastError = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutboxMessages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OutboxMessages_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_OutboxMessages_MassageSessions_SessionId",
                        column: x => x.SessionId,
                        principalTable: "MassageSessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RunnerPreferences",
                columns: table => new
                {
                    UserId = table.Column<string>(type: "TEXT", nullable: false),
                    Pressure = table.Column<int>(type: "INTEGER", nullable: true),
                    TherapistGender = table.Column<string>(type: "TEXT", nullable: false),
                    ProtectedNote = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RunnerPreferences", x => x.UserId);
                    table.CheckConstraint("CK_RunnerPreferences_Pressure", "\"Pressure\" IS NULL OR \"Pressure\" BETWEEN 1 AND 5");
                    table.ForeignKey(
                        name: "FK_RunnerPreferences_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SignInRecords",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    UserId = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Method = table.Column<string>(type: "TEXT", nullable: false),
                    Address = table.Column<string>(type: "TEXT", nullable: false),
                    Device = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignInRecords", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SignInRecords_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SignInThrottles",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    Failures = table.Column<int>(type: "INTEGER", nullable: false),
                    LastFailureAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignInThrottles", x => x.Key);
                });

            migrationBuilder.AddCheckConstraint(
                name: "CK_MassageSessions_Status",
                table: "MassageSessions",
                sql: "\"Status\" IN ('Confirmed', 'Cancelled', 'Arrived', 'Done', 'NoShow')");

            migrationBuilder.CreateIndex(
                name: "IX_AvailabilityExceptions_TherapistId_Date",
                table: "AvailabilityExceptions",
                columns: new[] { "TherapistId", "Date" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_ActorId_At",
                table: "AuditEntries",
                columns: new[] { "ActorId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_At",
                table: "AuditEntries",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_SubjectKind_SubjectId_At",
                table: "AuditEntries",
                columns: new[] { "SubjectKind", "SubjectId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Consents_UserId_Kind",
                table: "Consents",
                columns: new[] { "UserId", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_LinkTokens_ExpiresAt",
                table: "LinkTokens",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_LinkTokens_UserId",
                table: "LinkTokens",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_DeadAt",
                table: "OutboxMessages",
                column: "DeadAt",
                filter: "\"DeadAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_EventKey_RecipientKey",
                table: "OutboxMessages",
                columns: new[] { "EventKey", "RecipientKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_NextAttemptAt",
                table: "OutboxMessages",
                column: "NextAttemptAt",
                filter: "\"NextAttemptAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_SessionId",
                table: "OutboxMessages",
                column: "SessionId");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_UserId",
                table: "OutboxMessages",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_SignInRecords_UserId_At",
                table: "SignInRecords",
                columns: new[] { "UserId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_SignInThrottles_LastFailureAt",
                table: "SignInThrottles",
                column: "LastFailureAt");

            foreach (var sql in AppendOnly.Sqlite)
            {
                migrationBuilder.Sql(sql);
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AuditEntries");

            migrationBuilder.DropTable(
                name: "Consents");

            migrationBuilder.DropTable(
                name: "JobLeases");

            migrationBuilder.DropTable(
                name: "LinkTokens");

            migrationBuilder.DropTable(
                name: "OutboxMessages");

            migrationBuilder.DropTable(
                name: "RunnerPreferences");

            migrationBuilder.DropTable(
                name: "SignInRecords");

            migrationBuilder.DropTable(
                name: "SignInThrottles");

            MoveWorkingHours(migrationBuilder, OldWorkingHours, SharedColumns);

            migrationBuilder.DropCheckConstraint(
                name: "CK_MassageSessions_Status",
                table: "MassageSessions");

            migrationBuilder.DropIndex(
                name: "IX_AvailabilityExceptions_TherapistId_Date",
                table: "AvailabilityExceptions");

            migrationBuilder.DropColumn(
                name: "AvailabilityVersion",
                table: "Therapists");

            migrationBuilder.DropColumn(
                name: "BookedById",
                table: "MassageSessions");

            migrationBuilder.DropColumn(
                name: "MarkedAt",
                table: "MassageSessions");

            migrationBuilder.DropColumn(
                name: "OverrideReason",
                table: "MassageSessions");

            migrationBuilder.DropColumn(
                name: "CountryCode",
                table: "Clinics");

            migrationBuilder.DropColumn(
                name: "Region",
                table: "Clinics");

            migrationBuilder.DropColumn(
                name: "GroupId",
                table: "AvailabilityExceptions");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "AvailabilityExceptions");

            migrationBuilder.DropColumn(
                name: "CreatedAt",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "DeactivatedAt",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "DeletedAt",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "InvitedEmail",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "IsGuest",
                table: "AspNetUsers");

            migrationBuilder.AddCheckConstraint(
                name: "CK_MassageSessions_Status",
                table: "MassageSessions",
                sql: "\"Status\" IN ('Confirmed', 'Cancelled')");

            migrationBuilder.CreateIndex(
                name: "IX_AvailabilityExceptions_TherapistId_Date_StartMinute",
                table: "AvailabilityExceptions",
                columns: new[] { "TherapistId", "Date", "StartMinute" },
                unique: true);
        }

        private const string SharedColumns = "\"TherapistId\", \"Day\", \"StartMinute\", \"EndMinute\"";

        private const string NewWorkingHours = """
            CREATE TABLE "WorkingHours" (
                "Id" INTEGER NOT NULL CONSTRAINT "PK_WorkingHours" PRIMARY KEY AUTOINCREMENT,
                "TherapistId" TEXT NOT NULL,
                "Day" TEXT NOT NULL,
                "StartMinute" INTEGER NOT NULL,
                "EndMinute" INTEGER NOT NULL,
                "ValidFrom" TEXT NULL,
                "ValidTo" TEXT NULL,
                "Weeks" TEXT NOT NULL DEFAULT 'Every',
                CONSTRAINT "CK_WorkingHours_Day" CHECK ("Day" <> 'None'),
                CONSTRAINT "CK_WorkingHours_Range" CHECK (0 <= "StartMinute" AND "StartMinute" < "EndMinute" AND "EndMinute" <= 1440),
                CONSTRAINT "CK_WorkingHours_Valid" CHECK ("ValidFrom" IS NULL OR "ValidTo" IS NULL OR "ValidFrom" <= "ValidTo"),
                CONSTRAINT "FK_WorkingHours_Therapists_TherapistId" FOREIGN KEY ("TherapistId") REFERENCES "Therapists" ("Id") ON DELETE CASCADE
            );
            CREATE INDEX "IX_WorkingHours_TherapistId" ON "WorkingHours" ("TherapistId");
            """;

        private const string OldWorkingHours = """
            CREATE TABLE "WorkingHours" (
                "Day" TEXT NOT NULL,
                "StartMinute" INTEGER NOT NULL,
                "TherapistId" TEXT NOT NULL,
                "EndMinute" INTEGER NOT NULL,
                CONSTRAINT "PK_WorkingHours" PRIMARY KEY ("TherapistId", "Day", "StartMinute"),
                CONSTRAINT "CK_WorkingHours_Day" CHECK ("Day" <> 'None'),
                CONSTRAINT "CK_WorkingHours_Range" CHECK (0 <= "StartMinute" AND "StartMinute" < "EndMinute" AND "EndMinute" <= 1440),
                CONSTRAINT "FK_WorkingHours_Therapists_TherapistId" FOREIGN KEY ("TherapistId") REFERENCES "Therapists" ("Id") ON DELETE CASCADE
            );
            """;

        private static void MoveWorkingHours(MigrationBuilder migrationBuilder, string create, string columns)
        {
            migrationBuilder.Sql("ALTER TABLE \"WorkingHours\" RENAME TO \"WorkingHoursBefore\";");
            migrationBuilder.Sql(create);
            migrationBuilder.Sql($"INSERT INTO \"WorkingHours\" ({columns}) SELECT {columns} FROM \"WorkingHoursBefore\";");
            migrationBuilder.Sql("DROP TABLE \"WorkingHoursBefore\";");
        }
    }
}

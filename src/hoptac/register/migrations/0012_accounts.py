"""Those who use it: accounts, departments and what is theirs, approvals, audit, attempts to sign in, switches."""

import django.db.models.deletion
from django.db import migrations, models

from hoptac.register import guards


class Migration(migrations.Migration):
    dependencies = [("register", "0014_partnerships")]

    operations = [
        migrations.CreateModel(
            name="Audit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.CharField(max_length=32)),
                ("by", models.TextField(db_index=True)),
                ("act", models.CharField(db_index=True, max_length=24)),
                ("about", models.TextField(blank=True)),
                ("address", models.CharField(blank=True, max_length=45)),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="Department",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120, unique=True)),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Setting",
            fields=[
                ("name", models.CharField(max_length=32, primary_key=True, serialize=False)),
                ("value", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Approval",
            fields=[
                (
                    "decision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="approval",
                        serialize=False,
                        to="register.decision",
                    ),
                ),
                ("author", models.TextField()),
                ("by", models.TextField()),
                ("at", models.CharField(max_length=32)),
            ],
            options={
                "ordering": ["decision"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("by", models.F("author")), _negated=True), name="nobody_approves_his_own"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Attempt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("who", models.CharField(max_length=64)),
                ("at", models.FloatField()),
            ],
            options={
                "indexes": [models.Index(fields=["who", "at"], name="attempt_of_whom")],
            },
        ),
        migrations.CreateModel(
            name="Account",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("name", models.CharField(max_length=40, unique=True)),
                ("full_name", models.CharField(blank=True, max_length=120)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("viewer", "viewer"),
                            ("editor", "editor"),
                            ("approver", "approver"),
                            ("admin", "admin"),
                        ],
                        max_length=8,
                    ),
                ),
                ("is_active", models.BooleanField(default=True)),
                ("totp_secret", models.CharField(blank=True, max_length=64)),
                ("totp_step", models.BigIntegerField(default=0)),
                ("made_by", models.TextField()),
                ("made_at", models.CharField(max_length=32)),
                ("departments", models.ManyToManyField(blank=True, related_name="members", to="register.department")),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ("viewer", "editor", "approver", "admin"))), name="a_known_role"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Owned",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sort", models.CharField(max_length=8)),
                ("name", models.TextField()),
                (
                    "department",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="owned", to="register.department"
                    ),
                ),
            ],
            options={
                "ordering": ["sort", "name", "department"],
                "constraints": [models.UniqueConstraint(fields=("sort", "name", "department"), name="owned_once")],
            },
        ),
        migrations.RunPython(guards.install_office, guards.remove_office),
    ]
